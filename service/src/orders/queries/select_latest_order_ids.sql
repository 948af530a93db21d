select order_id
from orders
where merchant_id = $1 and user_id = $2
order by processed_at desc, order_id desc
limit $3
