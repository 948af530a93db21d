-- Nothing is told of one that was given up, and one whose turn has come waits no more, whoever tells that late.
update imports
set
    alive_until = instant_of($3), state = case when $4 = 'waiting' then state else $4 end,
    bytes_done = $5, orders = $6, orders_written = $7,
    orders_new = $8, orders_changed = $9, customers = $10, customers_new = $11, bad_lines = $12,
    problems = coalesce($13, problems)
where merchant_id = $1 and id = $2 and state in ('waiting', 'reading', 'writing')
