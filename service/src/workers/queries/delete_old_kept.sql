-- The first ids are the oldest: they sort by the time of their making. All rows of a merchant are in one
-- partition, so their places tell them apart.
delete from kept_events
where merchant_id = $1 and ctid = any (array(
    select place
    from (
        select ctid as place, received_at
        from kept_events
        where merchant_id = $1
        order by id
        limit $3
    ) first
    where received_at < instant_of($2)
))
