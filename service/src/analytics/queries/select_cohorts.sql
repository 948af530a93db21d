-- For each month of first orders, by its number in $4, which has the first instants of months: customers, those
-- with two orders, and those with an order since $3, all of it before $2.
select
    width_bucket(first_at, months.starts), count(*), count(*) filter (where orders > 1),
    count(*) filter (where is_active)
from (
    select
        min(processed_at) as first_at, count(*) as orders,
        bool_or(processed_at >= instant_of($3)) as is_active
    from orders
    where
        merchant_id = $1 and processed_at < instant_of($2) and user_id is not null
        and counted_minor is not null
    group by user_id
) customers
cross join (
    select array_agg(instant_of(start) order by start) as starts from unnest($4::bigint[]) as given (start)
) months
group by 1
