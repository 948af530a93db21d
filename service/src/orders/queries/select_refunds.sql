-- Each order is looked up by itself (see select_customers); `offset 0` keeps it so.
select order_id, refund_id, amount_minor
from unnest($2::text[]) as given (id)
cross join lateral (
    select * from refunds where merchant_id = $1 and order_id = given.id offset 0
) known
