-- Each e-mail is looked up by itself (see select_customers), and none where nothing was ever claimed, as when
-- a shop's past is imported.
select email_lookup, instant_ms(updated_at), tie
from unnest($2::bytea[]) as given (lookup)
cross join lateral (
    select * from email_claims where merchant_id = $1 and email_lookup = given.lookup limit 1
) known
where exists (select from email_claims where merchant_id = $1)
