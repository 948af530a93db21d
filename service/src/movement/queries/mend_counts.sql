-- The merchant is locked. Only rows that differ are written.
with counted as (
    select cell_0 as cell, count(*) as customers, sum(spend_total_minor)::bigint as spend_total_minor
    from users
    where merchant_id = $1 and cell_0 is not null and ($3::uuid is null or id <= $3::uuid)
    group by cell_0
),
wanted as (
    select
        coalesce(counted.cell, present.cell) as cell, coalesce(counted.customers, 0) as customers,
        coalesce(counted.spend_total_minor, 0) as spend_total_minor,
        coalesce(counted.customers, 0) - coalesce(present.customers, 0) as more_customers,
        coalesce(counted.spend_total_minor, 0) - coalesce(present.spend_total_minor, 0) as more_spend
    from counted
    full join (
        select * from rfm_cell_counts where merchant_id = $1 and config_version = $2
    ) present on present.cell = counted.cell
    where
        coalesce(counted.customers, 0) <> coalesce(present.customers, 0)
        or coalesce(counted.spend_total_minor, 0) <> coalesce(present.spend_total_minor, 0)
),
mended as (
    insert into rfm_cell_counts (merchant_id, config_version, cell, customers, spend_total_minor)
    select $1, $2, cell, customers, spend_total_minor from wanted
    on conflict (merchant_id, config_version, cell) do update
    set customers = excluded.customers, spend_total_minor = excluded.spend_total_minor
)
select cell, more_customers, more_spend from wanted
