-- The first events are the oldest, as they stand in the order of the merchant's changes. All rows of a merchant
-- are in one partition, so their places tell them apart.
delete from outbox
where merchant_id = $1 and ctid = any (array(
    select place
    from (
        select ctid as place, created_at
        from outbox
        where merchant_id = $1
        order by change_seq, ordinal
        limit $3
    ) first
    where created_at < instant_of($2)
))
