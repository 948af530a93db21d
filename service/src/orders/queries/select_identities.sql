-- The ids of a batch, and those they were merged into. Aliases lead to the last id, never to another alias.
with named as (
    select external_id, user_id, alias_of, erased
    from identities
    where merchant_id = $1 and external_id = any ($2::text[])
)
select external_id, user_id, alias_of, erased from named
union
select kept.external_id, kept.user_id, kept.alias_of, kept.erased
from named
join identities kept on kept.merchant_id = $1 and kept.external_id = named.alias_of
