select event_id, event_type, payload
from kept_events
where merchant_id = $1 and id = $2
