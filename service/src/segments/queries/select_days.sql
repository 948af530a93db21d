select day_number(effective_on), cell, customers, spend_total_minor
from rfm_daily_counts
where merchant_id = $1 and effective_on > day_of($2) and effective_on <= day_of($3)
order by effective_on
