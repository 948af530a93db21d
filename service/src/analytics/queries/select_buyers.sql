-- Who ordered on a day: how often, and for how much.
select user_id, count(*), sum(counted_minor)::bigint
from orders
where
    merchant_id = $1 and processed_at >= instant_of($2) and processed_at < instant_of($3)
    and user_id is not null and counted_minor is not null
group by user_id
