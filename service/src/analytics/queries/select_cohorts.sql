-- For each month of first orders until day $2: customers, those with two orders, and those with an order in the
-- month of that day, which begins on $3.
select
    day_number(date_trunc('month', first_on::timestamp)::date), count(*),
    count(*) filter (where orders > 1), count(*) filter (where is_active)
from (
    select
        min(processed_on) as first_on, count(*) as orders,
        bool_or(processed_on >= day_of($3)) as is_active
    from orders
    where
        merchant_id = $1 and processed_on <= day_of($2) and user_id is not null
        and counted_minor is not null
    group by user_id
) customers
group by 1
