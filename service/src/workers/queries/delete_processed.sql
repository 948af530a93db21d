delete from processed_events
where merchant_id = $1 and event_id in (
    select event_id
    from processed_events
    where merchant_id = $1 and created_at < instant_of($2)
    order by created_at
    limit $3
)
