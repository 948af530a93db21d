-- Keyset paging by id. A condition that is null does not filter. Customers whose place changes by the day
-- of $8 may be in any cell on it.
select
    users.id,
    (
        select min(external_id) from identities
        where identities.merchant_id = $1 and identities.user_id = users.id and not erased
    ),
    instant_ms(first_order_at), instant_ms(last_order_at), order_count, spend_total_minor
from users
where
    merchant_id = $1 and id > $2 and merged_into is null
    and ($7::uuid is null or id = $7::uuid)
    and (
        $3::smallint[] is null or cell_0 = any ($3::smallint[])
        or rescore_due_on_0 <= day_of($8::integer)
    )
    and ($4::bytea is null or email_lookup = $4::bytea)
    and (
        $5::text is null
        or id in (
            select coalesce(named.user_id, kept.user_id)
            from identities named
            left join identities kept
                on kept.merchant_id = $1 and kept.external_id = named.alias_of
            where
                named.merchant_id = $1 and named.external_id = $5::text and not named.erased
                and kept.erased is not true
        )
    )
order by id
limit $6
