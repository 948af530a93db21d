select distinct on (customer_id) customer_id, to_cell
from customer_history
where merchant_id = $1 and effective_on <= day_of($2)
order by customer_id, change_seq desc, effective_on desc
