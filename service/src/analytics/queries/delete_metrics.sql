-- Those that restate the orders; what was recorded of a day stays as it was.
delete from analytics_metrics
where
    merchant_id = $1 and metric <> 'segment_migration'
    and day < case metric when 'retention_cohorts' then day_of($3) else day_of($2) end
