-- Arrays are unnested in a list (see insert_orders).
with given as (
    select
        unnest($6::uuid[]) as customer_id,
        unnest($7::integer[]) as effective_on,
        unnest($8::smallint[]) as from_cell,
        unnest($9::smallint[]) as to_cell,
        unnest($10::smallint[]) as score_hundredths,
        unnest($11::jsonb[]) as segment_change,
        unnest($5::text[]) as cause
),
history as (
    insert into rfm_score_history (
        merchant_id, customer_id, change_seq, effective_on, config_version, from_cell, to_cell,
        score_hundredths, cause, "timestamp"
    )
    select
        $1, customer_id, $2, day_of(effective_on), $3, from_cell, to_cell, score_hundredths, cause,
        instant_of($4)
    from given
)
insert into rfm_segment_deltas (
    merchant_id, change_seq, customer_id, effective_on, config_version, from_cell, to_cell,
    segment_change, updated_at, cause
)
select
    $1, $2, customer_id, day_of(effective_on), $3, from_cell, to_cell, segment_change,
    instant_of($4), cause
from given
