select day_number(day), data
from analytics_metrics
where merchant_id = $1 and metric = $2 and day >= day_of($3) and day <= day_of($4)
order by day
