select cell, customers, spend_total_minor
from rfm_cell_counts
where merchant_id = $1 and config_version = $2 and customers > 0
