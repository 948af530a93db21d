select
    change_seq, day_number(effective_on), instant_ms("timestamp"), cause, config_version, from_cell,
    to_cell, score_hundredths
from customer_history
where
    merchant_id = $1 and customer_id = $2
    and (change_seq, effective_on) < ($3::bigint, day_of($4))
order by change_seq desc, effective_on desc
limit $5
