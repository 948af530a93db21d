-- All rows of a merchant are in one partition, so their places tell them apart.
delete from imports
where merchant_id = $1 and ctid = any (array(
    select ctid
    from imports
    where merchant_id = $1 and finished_at < instant_of($2)
    order by finished_at
    limit $3
))
