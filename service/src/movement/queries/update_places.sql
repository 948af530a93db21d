-- The ids lie past $2 and up to $3, so that PostgreSQL reads that part of the key and no more.
update users
set
    cell_0 = given.cell, rescore_due_on_0 = day_of(given.rescore_due_on),
    scored_on_0 = day_of(given.scored_on)
from (
    select
        unnest($4::uuid[]) as id,
        unnest($5::smallint[]) as cell,
        unnest($6::integer[]) as rescore_due_on,
        unnest($7::integer[]) as scored_on
) given
where users.merchant_id = $1 and users.id > $2 and users.id <= $3 and users.id = given.id
