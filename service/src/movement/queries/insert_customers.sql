-- Arrays are unnested in a list (see insert_orders).
insert into users (
    merchant_id, id, email, email_lookup, first_order_on, last_order_on, order_count,
    spend_total_minor, cell, score_hundredths, rescore_due_on, scored_on, merged_into, created_at
)
select
    $1, id, email, email_lookup, day_of(first_order_on), day_of(last_order_on), order_count,
    spend_total_minor, cell, score_hundredths, day_of(rescore_due_on), day_of(scored_on),
    merged_into, instant_of($2)
from (
    select
        unnest($3::uuid[]) as id,
        unnest($4::bytea[]) as email,
        unnest($5::bytea[]) as email_lookup,
        unnest($6::integer[]) as first_order_on,
        unnest($7::integer[]) as last_order_on,
        unnest($8::integer[]) as order_count,
        unnest($9::bigint[]) as spend_total_minor,
        unnest($10::smallint[]) as cell,
        unnest($11::smallint[]) as score_hundredths,
        unnest($12::integer[]) as rescore_due_on,
        unnest($13::integer[]) as scored_on,
        unnest($14::uuid[]) as merged_into
) given
