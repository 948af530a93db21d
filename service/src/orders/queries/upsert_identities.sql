insert into identities (merchant_id, external_id, user_id, alias_of, erased)
select $1, external_id, user_id, alias_of, erased
from unnest($2::text[], $3::uuid[], $4::text[], $5::boolean[])
    as given (external_id, user_id, alias_of, erased)
on conflict (merchant_id, external_id) do update
set user_id = excluded.user_id, alias_of = excluded.alias_of, erased = excluded.erased
