select order_id, refund_id, amount_minor
from refunds
where merchant_id = $1 and order_id = any ($2::text[])
