insert into rfm_cell_counts (merchant_id, config_version, cell, customers, spend_total_minor)
select merchant_id, $3, cell, customers, spend_total_minor
from rfm_cell_counts
where merchant_id = $1 and config_version = $2
