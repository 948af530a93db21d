-- The same of some customers.
select
    id, cell_0, day_number(rescore_due_on_0), instant_ms(first_order_at), instant_ms(last_order_at),
    order_count, spend_total_minor
from users
where
    merchant_id = $1 and rescore_due_on_0 <= day_of($2) and cell_0 is not null
    and id = any ($3::uuid[])
