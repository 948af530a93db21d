-- A row if the shop has an order or a refund.
select 1
from (
    select from orders where merchant_id = $1
    union all
    select from refunds where merchant_id = $1
) fact
limit 1
