select
    users.id,
    (
        select min(external_id) from identities
        where identities.merchant_id = $1 and identities.user_id = users.id and not erased
    ),
    day_number(first_order_on), day_number(last_order_on), order_count, spend_total_minor
from users
where merchant_id = $1 and id = $2 and merged_into is null
