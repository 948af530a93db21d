-- Customers by our id and by the look-up of their e-mail.
with wanted as (
    select id from users where merchant_id = $1 and id = any ($2::uuid[])
    union
    select id from users where merchant_id = $1 and email_lookup = any ($3::bytea[])
)
select
    users.id, email_lookup, day_number(first_order_on) as first_order_on,
    day_number(last_order_on) as last_order_on, order_count, spend_total_minor, merged_into,
    exists (
        select from identities
        where identities.merchant_id = $1 and identities.user_id = users.id
    ) as has_id
from wanted
join users on users.merchant_id = $1 and users.id = wanted.id
