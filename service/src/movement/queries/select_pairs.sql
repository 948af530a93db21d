-- The first cell from which and the last to which each customer went past day $2 and until day $3. The place of
-- a row in a customer's history, its day and its cell are packed into one number, so that the first and the last
-- of each customer need no sorting; 255 is no cell. What was written before day $2 is not of a later day.
with changes as (
    select customer_id, change_seq, effective_on, from_cell, to_cell
    from rfm_score_history
    where
        merchant_id = $1 and cause <> 'config' and effective_on > day_of($2)
        and effective_on <= day_of($3) and "timestamp" >= instant_of(86400000 * ($2::bigint - 2))
    union all
    select customer_id, activated_seq, activated_on, from_cell, to_cell
    from (
        select distinct on (staged.customer_id, staged.config_version)
            staged.customer_id, versions.activated_seq, versions.activated_on, staged.from_cell,
            staged.to_cell
        from rfm_config_versions versions
        join rfm_score_history staged
            on staged.merchant_id = $1 and staged.config_version = versions.version
            and staged.cause = 'config'
        where
            versions.merchant_id = $1 and versions.activated_on > day_of($2)
            and versions.activated_on <= day_of($3)
        order by staged.customer_id, staged.config_version, staged.change_seq desc
    ) switched
    where from_cell is distinct from to_cell
),
ends as (
    select
        min(
            change_seq << 24 | (effective_on - date '1970-01-01')::bigint << 8
            | coalesce(from_cell, 255)::bigint
        ) as first,
        max(
            change_seq << 24 | (effective_on - date '1970-01-01')::bigint << 8
            | coalesce(to_cell, 255)::bigint
        ) as last
    from changes
    group by customer_id
)
select (first & 255)::smallint, (last & 255)::smallint, count(*)
from ends
group by 1, 2
