-- Each id is looked up by itself: left to choose, PostgreSQL reads whole tables of a shop for a batch.
select id, cell, day_number(rescore_due_on), day_number(scored_on)
from unnest($2::uuid[]) as given (customer)
cross join lateral (
    select * from users where merchant_id = $1 and id = given.customer limit 1
) stood
where cell is not null
