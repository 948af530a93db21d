update audit_logs set finished_rows = $3, finished_at = instant_of($4)
where merchant_id = $1 and id = $2 and finished_rows is null
