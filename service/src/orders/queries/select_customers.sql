-- Customers by our id and by the look-up of their e-mail. Each key is looked up by itself: left to choose,
-- PostgreSQL reads whole tables of a shop for a batch.
with wanted as (
    select id from unnest($2::uuid[]) as given (id)
    union
    select holder.id
    from unnest($3::bytea[]) as given (lookup)
    cross join lateral (
        select id from users where merchant_id = $1 and email_lookup = given.lookup limit 1
    ) holder
)
select
    customer.id, email_lookup, instant_ms(first_order_at) as first_order_at,
    instant_ms(last_order_at) as last_order_at, order_count, spend_total_minor, merged_into,
    (
        select true from identities
        where identities.merchant_id = $1 and identities.user_id = customer.id
        limit 1
    ) is not null as has_id
from wanted
cross join lateral (
    select * from users where merchant_id = $1 and users.id = wanted.id limit 1
) customer
