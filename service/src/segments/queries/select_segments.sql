select segment_id, segment_ids ->> 0, name, rules, cells
from customer_segments
where merchant_id = $1 and config_version = $2
order by position
