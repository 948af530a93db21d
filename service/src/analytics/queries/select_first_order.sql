select instant_ms(processed_at)
from orders
where merchant_id = $1 and counted_minor is not null and user_id is not null
order by processed_at
limit 1
