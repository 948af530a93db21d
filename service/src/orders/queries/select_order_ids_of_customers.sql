select order_id
from orders
where merchant_id = $1 and user_id = any ($2::uuid[])
