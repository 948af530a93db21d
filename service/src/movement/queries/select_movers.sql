-- The last row of each customer stands; who stays in the cell has moved nowhere.
select customer_id, case when from_cell is distinct from to_cell then to_cell end
from (
    select distinct on (customer_id) customer_id, from_cell, to_cell
    from rfm_score_history
    where merchant_id = $1 and config_version = $2 and cause = 'config' and customer_id > $3
    order by customer_id, change_seq desc
    limit $4
) moved
order by customer_id
