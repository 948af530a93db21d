select day_number(effective_on)
from rfm_daily_counts
where merchant_id = $1
order by effective_on
limit 1
