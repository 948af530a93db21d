-- What each order placed before an instant adds to its customer's totals, customer by customer.
select user_id, instant_ms(processed_at), counted_minor
from orders
where
    merchant_id = $1 and processed_at < instant_of($2) and user_id is not null
    and counted_minor is not null
order by user_id
