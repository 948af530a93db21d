-- The merchant is locked. What one version has in a cell more than the other.
insert into rfm_daily_counts (merchant_id, effective_on, cell, customers, spend_total_minor)
select
    merchant_id, day_of($2), cell, sum(case config_version when $4 then customers else -customers end),
    sum(case config_version when $4 then spend_total_minor else -spend_total_minor end)
from rfm_cell_counts
where merchant_id = $1 and config_version in ($3, $4)
group by merchant_id, cell
on conflict (merchant_id, effective_on, cell) do update
set
    customers = rfm_daily_counts.customers + excluded.customers,
    spend_total_minor = rfm_daily_counts.spend_total_minor + excluded.spend_total_minor
