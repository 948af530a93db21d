-- Each id is looked up by itself: left to choose, PostgreSQL reads whole tables of a shop for a batch.
select
    id, cell_0, day_number(rescore_due_on_0), day_number(scored_on_0), cell_1,
    day_number(rescore_due_on_1), day_number(scored_on_1)
from unnest($2::uuid[]) as given (customer)
cross join lateral (
    select * from users where merchant_id = $1 and id = given.customer limit 1
) stood
where cell_0 is not null
