-- Customers who have no place under the staged version yet, in the order of their ids.
select
    id, cell_0, instant_ms(first_order_at), instant_ms(last_order_at), order_count, spend_total_minor
from users
where merchant_id = $1 and id > $2 and cell_0 is not null
order by id
limit $3
