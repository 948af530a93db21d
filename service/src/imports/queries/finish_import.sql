update imports
set
    state = $3, finished_at = instant_of($4), error = $5, ended_seq = $6, orders_without_id = $7
where merchant_id = $1 and id = $2 and state in ('waiting', 'reading', 'writing')
