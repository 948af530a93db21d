-- Customers whose place changes by this day, the longest due first.
select id, instant_ms(first_order_at), instant_ms(last_order_at), order_count, spend_total_minor
from users
where
    merchant_id = $1 and rescore_due_on_0 <= day_of($2) and cell_0 is not null
    and ($4::uuid is null or id <= $4::uuid)
order by rescore_due_on_0
limit $3
