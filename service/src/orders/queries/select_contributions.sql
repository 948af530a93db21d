-- What the orders of these customers add to their totals.
select order_id, instant_ms(processed_at), counted_minor
from orders
where merchant_id = $1 and user_id = any ($2::uuid[]) and counted_minor is not null
