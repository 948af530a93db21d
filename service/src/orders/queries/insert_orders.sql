-- Arrays are unnested side by side in a list, row by row: as a table each would be laid out first, which
-- takes twice as long.
insert into orders (
    merchant_id, order_id, user_id, processed_at, test, gross_minor,
    current_total_minor, known_refunds, source, updated_at, cancelled, refunded_minor,
    financial_status, content_hash, counted_minor
)
select
    $1, order_id, user_id, instant_of(processed_at), test, gross_minor,
    current_total_minor, coalesce(known_refunds::bigint[], '{}'), source, instant_of(updated_at), cancelled,
    refunded_minor, financial_status, content_hash, counted_minor
from (
    select
        unnest($2::text[]) as order_id,
        unnest($3::uuid[]) as user_id,
        unnest($4::bigint[]) as processed_at,
        unnest($5::boolean[]) as test,
        unnest($6::bigint[]) as gross_minor,
        unnest($7::bigint[]) as current_total_minor,
        unnest($8::text[]) as known_refunds,
        unnest($9::smallint[]) as source,
        unnest($10::bigint[]) as updated_at,
        unnest($11::boolean[]) as cancelled,
        unnest($12::bigint[]) as refunded_minor,
        unnest($13::smallint[]) as financial_status,
        unnest($14::bigint[]) as content_hash,
        unnest($15::bigint[]) as counted_minor
) given
