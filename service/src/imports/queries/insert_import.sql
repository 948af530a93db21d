insert into imports (merchant_id, id, file_name, started_by, state, received_at, alive_until, bytes)
values ($1, $2, $3, $4, 'waiting', instant_of($5), instant_of($6), $7)
