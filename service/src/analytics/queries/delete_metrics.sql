delete from analytics_metrics
where
    merchant_id = $1
    and day < case metric when 'retention_cohorts' then day_of($3) else day_of($2) end
