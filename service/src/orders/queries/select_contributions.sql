-- What the orders of these customers add to their stats.
select order_id, day_number(processed_on), counted_minor
from orders
where merchant_id = $1 and user_id = any ($2::uuid[]) and counted_minor is not null
