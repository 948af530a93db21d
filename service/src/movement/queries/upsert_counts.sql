-- The merchant is locked, so what is read here is what is replaced. (A difference below zero could not
-- be proposed: a number of customers is checked before the conflict is seen.)
insert into rfm_cell_counts (merchant_id, config_version, cell, customers, spend_total_minor)
select
    $1, $2, given.cell, given.customers + coalesce(present.customers, 0),
    given.spend_total_minor + coalesce(present.spend_total_minor, 0)
from unnest($3::smallint[], $4::bigint[], $5::bigint[]) as given (cell, customers, spend_total_minor)
left join rfm_cell_counts present
    on present.merchant_id = $1 and present.config_version = $2 and present.cell = given.cell
on conflict (merchant_id, config_version, cell) do update
set customers = excluded.customers, spend_total_minor = excluded.spend_total_minor
