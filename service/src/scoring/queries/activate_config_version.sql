update rfm_config_versions
set activated_seq = $3, activated_on = day_of($4), activated_at = instant_of($5)
where merchant_id = $1 and version = $2
