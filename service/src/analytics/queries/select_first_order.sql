select day_number(processed_on)
from orders
where merchant_id = $1 and counted_minor is not null and user_id is not null
order by processed_on
limit 1
