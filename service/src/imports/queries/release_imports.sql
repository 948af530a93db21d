-- Nobody is at work on them any more, by the machine's time.
update imports
set
    state = 'interrupted', finished_at = instant_of($3),
    error = '{"code": "interrupted", "args": {}}'
where
    merchant_id = $1 and state in ('waiting', 'reading', 'writing') and alive_until < instant_of($2)
