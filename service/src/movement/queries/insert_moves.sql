with given as (
    select *
    from unnest(
        $6::uuid[], $7::integer[], $8::smallint[], $9::smallint[], $10::smallint[], $11::jsonb[]
    ) as given (customer_id, effective_on, from_cell, to_cell, score_hundredths, segment_change)
),
history as (
    insert into rfm_score_history (
        merchant_id, customer_id, change_seq, effective_on, config_version, from_cell, to_cell,
        score_hundredths, cause, "timestamp"
    )
    select
        $1, customer_id, $2, day_of(effective_on), $3, from_cell, to_cell, score_hundredths, $5,
        instant_of($4)
    from given
)
insert into rfm_segment_deltas (
    merchant_id, change_seq, customer_id, effective_on, config_version, from_cell, to_cell,
    segment_change, updated_at
)
select
    $1, $2, customer_id, day_of(effective_on), $3, from_cell, to_cell, segment_change, instant_of($4)
from given
