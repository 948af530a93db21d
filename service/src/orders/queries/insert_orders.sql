insert into orders (
    merchant_id, order_id, user_id, processed_at, processed_on, test, gross_minor,
    current_total_minor, known_refunds, source, updated_at, cancelled, refunded_minor,
    financial_status, content_hash, counted_minor
)
select
    $1, order_id, user_id, instant_of(processed_at), day_of(processed_on), test, gross_minor,
    current_total_minor, coalesce(known_refunds::bigint[], '{}'), source, instant_of(updated_at), cancelled,
    refunded_minor, financial_status, content_hash, counted_minor
from unnest(
    $2::text[], $3::uuid[], $4::bigint[], $5::integer[], $6::boolean[], $7::bigint[], $8::bigint[],
    $9::text[], $10::smallint[], $11::bigint[], $12::boolean[], $13::bigint[], $14::smallint[],
    $15::bigint[], $16::bigint[]
) as given (
    order_id, user_id, processed_at, processed_on, test, gross_minor, current_total_minor,
    known_refunds, source, updated_at, cancelled, refunded_minor, financial_status, content_hash,
    counted_minor
)
