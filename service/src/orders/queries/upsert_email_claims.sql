insert into email_claims (merchant_id, email_lookup, updated_at, tie)
select $1, email_lookup, instant_of(updated_at), tie
from unnest($2::bytea[], $3::bigint[], $4::bigint[]) as given (email_lookup, updated_at, tie)
on conflict (merchant_id, email_lookup) do update
set updated_at = excluded.updated_at, tie = excluded.tie
