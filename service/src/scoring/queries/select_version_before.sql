-- The version that was active before a change.
select version
from rfm_config_versions
where merchant_id = $1 and activated_seq < $2
order by activated_seq desc
limit 1
