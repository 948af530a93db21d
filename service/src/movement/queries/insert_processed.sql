insert into processed_events (merchant_id, change_seq, created_at, event_id, event_type)
select $1, $2, instant_of($3), event_id, event_type
from unnest($4::text[], $5::text[]) as given (event_id, event_type)
on conflict do nothing
returning event_id
