-- Only changes that the roll-up has seen: what came after it is needed to know where all stand. All rows of a
-- merchant are in one partition, so their places tell them apart. From before what is gone no stream goes on.
with gone as (
    delete from rfm_segment_deltas
    where merchant_id = $1 and ctid = any (array(
        select ctid
        from rfm_segment_deltas
        where
            merchant_id = $1 and updated_at < instant_of($2)
            and change_seq <= (
                select min(change_seq) from merchant_segment_counts where merchant_id = $1
            )
        order by updated_at
        limit $3
    ))
    returning change_seq
),
said as (
    update merchants
    set streamed_from_seq = greatest(streamed_from_seq, (select max(change_seq) from gone))
    where id = $1 and exists (select from gone)
)
select change_seq from gone
