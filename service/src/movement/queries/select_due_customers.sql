-- Customers whose place changes by this day, the longest due first.
select id, day_number(first_order_on), day_number(last_order_on), order_count, spend_total_minor
from users
where merchant_id = $1 and rescore_due_on <= day_of($2) and cell is not null
order by rescore_due_on
limit $3
