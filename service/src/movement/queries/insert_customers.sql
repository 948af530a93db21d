-- Arrays are unnested in a list (see insert_orders).
insert into users (
    merchant_id, id, email, email_lookup, first_order_at, last_order_at, order_count,
    spend_total_minor, cell_0, rescore_due_on_0, scored_on_0, cell_1, rescore_due_on_1, scored_on_1,
    merged_into, created_at, changed_seq
)
select
    $1, id, email, email_lookup, instant_of(first_order_at), instant_of(last_order_at), order_count,
    spend_total_minor, cell, day_of(rescore_due_on), day_of(scored_on), staged_cell,
    day_of(staged_due_on), day_of(staged_on), merged_into, instant_of($2), $17
from (
    select
        unnest($3::uuid[]) as id,
        unnest($4::bytea[]) as email,
        unnest($5::bytea[]) as email_lookup,
        unnest($6::bigint[]) as first_order_at,
        unnest($7::bigint[]) as last_order_at,
        unnest($8::integer[]) as order_count,
        unnest($9::bigint[]) as spend_total_minor,
        unnest($10::smallint[]) as cell,
        unnest($11::integer[]) as rescore_due_on,
        unnest($12::integer[]) as scored_on,
        unnest($13::smallint[]) as staged_cell,
        unnest($14::integer[]) as staged_due_on,
        unnest($15::integer[]) as staged_on,
        unnest($16::uuid[]) as merged_into
) given
