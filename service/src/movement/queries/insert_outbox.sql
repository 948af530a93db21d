insert into outbox (merchant_id, change_seq, ordinal, event_id, event_type, payload, created_at)
select $1, $2, ordinal, event_id, event_type, payload, instant_of($3)
from unnest($4::uuid[], $5::text[], $6::jsonb[])
    with ordinality as given (event_id, event_type, payload, ordinal)
