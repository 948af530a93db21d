-- The ids of a batch, and those they were merged into. Aliases lead to the last id, never to another alias.
-- Each id is looked up by itself (see select_customers).
with named as (
    select known.*
    from unnest($2::text[]) as given (id)
    cross join lateral (
        select external_id, user_id, alias_of, erased, customer_updated_at, customer_tie
        from identities
        where merchant_id = $1 and external_id = given.id
        limit 1
    ) known
)
select external_id, user_id, alias_of, erased, instant_ms(customer_updated_at), customer_tie from named
union
select
    kept.external_id, kept.user_id, kept.alias_of, kept.erased, instant_ms(kept.customer_updated_at),
    kept.customer_tie
from named
cross join lateral (
    select external_id, user_id, alias_of, erased, customer_updated_at, customer_tie
    from identities
    where merchant_id = $1 and external_id = named.alias_of
    limit 1
) kept
