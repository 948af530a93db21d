-- When the shop was added, and how many customers the imports brought in that ended from one instant until before
-- another; one that nobody ended, by when it came.
select
    instant_ms(created_at) as created_at_ms,
    (
        select coalesce(sum(customers_new), 0)::bigint
        from imports
        where
            merchant_id = $1
            and coalesce(finished_at, received_at) >= instant_of($2)
            and coalesce(finished_at, received_at) < instant_of($3)
    ) as customers_new
from merchants
where id = $1
