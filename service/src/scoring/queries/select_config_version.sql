select
    recency_at_most_days, frequency_at_least_orders, monetary_at_least_minor, weights,
    low_score_below_hundredths
from rfm_config_versions
where merchant_id = $1 and version = $2
