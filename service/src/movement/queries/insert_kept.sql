insert into kept_events (merchant_id, id, event_id, event_type, reason, payload, received_at)
values ($1, $2, $3, $4, $5, $6, instant_of($7))
on conflict (merchant_id, event_id) do nothing
