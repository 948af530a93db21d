-- Those before a place, or the latest ones.
select order_id
from orders
where
    merchant_id = $1 and user_id = $2
    and (processed_at, order_id) < (coalesce(instant_of($3), 'infinity'), $4)
order by processed_at desc, order_id desc
limit $5
