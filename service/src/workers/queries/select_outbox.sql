select change_seq, ordinal, event_id, event_type, payload
from outbox
where merchant_id = $1
order by change_seq, ordinal
limit $2
