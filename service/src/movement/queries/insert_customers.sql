insert into users (
    merchant_id, id, email, email_lookup, first_order_on, last_order_on, order_count,
    spend_total_minor, cell, score_hundredths, rescore_due_on, scored_on, merged_into, created_at
)
select
    $1, id, email, email_lookup, day_of(first_order_on), day_of(last_order_on), order_count,
    spend_total_minor, cell, score_hundredths, day_of(rescore_due_on), day_of(scored_on),
    merged_into, instant_of($2)
from unnest(
    $3::uuid[], $4::bytea[], $5::bytea[], $6::integer[], $7::integer[], $8::integer[], $9::bigint[],
    $10::smallint[], $11::smallint[], $12::integer[], $13::integer[], $14::uuid[]
) as given (
    id, email, email_lookup, first_order_on, last_order_on, order_count, spend_total_minor, cell,
    score_hundredths, rescore_due_on, scored_on, merged_into
)
