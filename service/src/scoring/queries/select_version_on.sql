-- The version that was active at the end of a day; before the first one, that one.
select version
from rfm_config_versions
where merchant_id = $1 and activated_seq is not null
order by activated_on <= day_of($2) desc, case when activated_on <= day_of($2) then -activated_seq else activated_seq end
limit 1
