-- What happened after a place: movements, numbered within each change, versions that became active, and imports
-- that ended. What was
-- staged for a version is no movement, nor is what files brought. Whole changes are numbered before any is left
-- out, so a movement has the same number whenever it is read. No more changes are numbered than fill the limit,
-- however far behind a reader is.
with bound as (
    select coalesce(
        (
            select change_seq
            from rfm_segment_deltas
            where
                merchant_id = $1 and change_seq > $2 and cause not in ('config', 'import', 'rescore')
            order by change_seq
            offset $4
            limit 1
        ),
        9223372036854775807
    ) as change_seq
)
select *
from (
    select
        deltas.change_seq,
        row_number() over (
            partition by deltas.change_seq
            order by deltas.customer_id, deltas.effective_on, deltas.config_version
        ) as ordinal,
        deltas.customer_id, day_number(deltas.effective_on) as effective_on, deltas.cause,
        deltas.config_version, deltas.from_cell, deltas.to_cell,
        deltas.segment_change ->> 'from' as from_segment,
        deltas.segment_change ->> 'to' as to_segment, null::uuid as import_id, null::text as state
    from rfm_segment_deltas deltas
    where
        deltas.merchant_id = $1 and deltas.change_seq >= $2
        and deltas.change_seq <= (select change_seq from bound)
        and deltas.cause not in ('config', 'import', 'rescore')
    union all
    select
        activated_seq, 1, null::uuid, null::integer, null::text, version, null::smallint,
        null::smallint, null::text, null::text, null::uuid, null::text
    from rfm_config_versions
    where merchant_id = $1 and activated_seq >= $2 and activated_seq > 0
    union all
    select
        ended_seq, 1, null::uuid, null::integer, null::text, 0, null::smallint, null::smallint,
        null::text, null::text, id, state
    from imports
    where merchant_id = $1 and ended_seq >= $2
) streamed
where (change_seq, ordinal) > ($2, $3)
order by change_seq, ordinal
limit $4
