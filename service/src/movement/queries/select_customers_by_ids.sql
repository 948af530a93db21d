-- Each id is looked up by itself (see select_standings).
select
    id,
    (
        select min(external_id) from identities
        where identities.merchant_id = $1 and identities.user_id = stood.id and not erased
    ),
    instant_ms(first_order_at), instant_ms(last_order_at), order_count, spend_total_minor
from unnest($2::uuid[]) as given (customer)
cross join lateral (
    select * from users where merchant_id = $1 and id = given.customer limit 1
) stood
where merged_into is null
