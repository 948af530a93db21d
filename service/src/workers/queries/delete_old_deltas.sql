-- Only changes that the roll-up has seen: what came after it is needed to know where all stand. All rows of a
-- merchant are in one partition, so their places tell them apart.
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
