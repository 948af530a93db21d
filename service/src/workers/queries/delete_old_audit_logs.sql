-- All rows of a merchant are in one partition, so their places tell them apart.
delete from audit_logs
where merchant_id = $1 and ctid = any (array(
    select ctid
    from audit_logs
    where merchant_id = $1 and created_at < instant_of($2)
    order by created_at
    limit $3
))
