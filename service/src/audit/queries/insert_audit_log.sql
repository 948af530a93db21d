insert into audit_logs (merchant_id, id, action, actor, details, created_at)
values ($1, $2, $3, $4, $5, instant_of($6))
