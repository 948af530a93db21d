update identities
set customer_updated_at = instant_of(given.updated_at), customer_tie = given.tie
from unnest($2::text[], $3::bigint[], $4::bigint[]) as given (external_id, updated_at, tie)
where identities.merchant_id = $1 and identities.external_id = given.external_id
