-- What the end of a day was like, from what each day until then changed.
select cell, sum(customers)::bigint, sum(spend_total_minor)::bigint
from rfm_daily_counts
where merchant_id = $1 and effective_on <= day_of($2)
group by cell
