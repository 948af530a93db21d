-- The latest first, past a version.
select
    version, recency_at_most_days, frequency_at_least_orders, monetary_at_least_minor, weights,
    low_score_below_hundredths, bands_source, day_number(bands_on) as bands_on, time_zone, saved_by,
    reason, instant_ms(saved_at) as saved_at_ms, tells_customers, activated_seq, day_number(activated_on) as activated_on,
    instant_ms(activated_at) as activated_at_ms
from rfm_config_versions
where merchant_id = $1 and version < $2
order by version desc
limit $3
