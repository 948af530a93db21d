insert into rfm_config_versions (
    merchant_id, version, recency_at_most_days, frequency_at_least_orders,
    monetary_at_least_minor, weights, low_score_below_hundredths, bands_source, bands_on,
    saved_by, reason, saved_at, tells_customers, time_zone
)
values ($1, $2, $3, $4, $5, $6, $7, $8, day_of($9), $10, $11, instant_of($12), $13, $14)
