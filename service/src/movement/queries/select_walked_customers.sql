-- Keyset paging by id over all customers, or over those who may be in some cells on the day of $4. What is
-- not asked for is not looked up.
select
    users.id,
    case when $6::boolean then (
        select min(external_id) from identities
        where identities.merchant_id = $1 and identities.user_id = users.id and not erased
    ) end,
    instant_ms(first_order_at), instant_ms(last_order_at), order_count, spend_total_minor,
    case when $7::boolean then users.email end
from users
where
    merchant_id = $1 and id > $2 and merged_into is null
    and (
        $3::smallint[] is null or cell_0 = any ($3::smallint[])
        or rescore_due_on_0 <= day_of($4::integer)
    )
order by id
limit $5
