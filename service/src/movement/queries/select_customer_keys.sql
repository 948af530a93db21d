-- Customers that are there, with their e-mail and the first of their ids of the shop.
select users.id, users.email, min(identities.external_id)
from users
left join identities
    on identities.merchant_id = users.merchant_id and identities.user_id = users.id
    and not identities.erased
where users.merchant_id = $1 and users.merged_into is null
group by users.id, users.email
