insert into refunds (merchant_id, refund_id, order_id, amount_minor)
select $1, refund_id, order_id, amount_minor
from unnest($2::bigint[], $3::text[], $4::bigint[]) as given (refund_id, order_id, amount_minor)
on conflict (merchant_id, refund_id) do update
set order_id = excluded.order_id, amount_minor = excluded.amount_minor
