-- Each id is looked up by itself (see select_customers).
select
    order_id, user_id, instant_ms(processed_at) as processed_at, test, gross_minor, current_total_minor, known_refunds,
    source, instant_ms(updated_at) as updated_at, cancelled, refunded_minor, financial_status,
    content_hash, counted_minor
from unnest($2::text[]) as given (id)
cross join lateral (select * from orders where merchant_id = $1 and order_id = given.id limit 1) known
