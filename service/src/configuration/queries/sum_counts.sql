select sum(customers)::bigint
from rfm_cell_counts
where merchant_id = $1 and config_version = $2
having count(*) > 0
