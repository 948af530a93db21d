select user_id, day_number(processed_on), counted_minor
from orders
where
    merchant_id = $1 and processed_on <= day_of($2) and user_id is not null
    and counted_minor is not null
order by processed_on
