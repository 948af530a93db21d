select version
from rfm_config_versions
where merchant_id = $1
order by version desc
limit 1
