select id, event_id, event_type, reason, instant_ms(received_at) as received_at_ms
from kept_events
where merchant_id = $1 and id > $2
order by id
limit $3
