select day_number(day), data ->> 'time_zone'
from analytics_metrics
where merchant_id = $1 and metric = 'repeat_purchase_rate'
order by day desc
limit 1
