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
                select coalesce(
                    (select min(change_seq) from merchant_segment_counts where merchant_id = $1),
                    -- The roll-up has nothing of a shop without segments.
                    (
                        select change_seq
                        from merchants
                        where
                            id = $1
                            and not exists (
                                select
                                from customer_segments
                                where
                                    merchant_id = $1
                                    and config_version = merchants.config_version
                            )
                    )
                )
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
