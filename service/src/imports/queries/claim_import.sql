-- Refused by imports_working_key while another one is at work.
update imports set state = 'reading', alive_until = instant_of($3)
where merchant_id = $1 and id = $2 and state = 'waiting'
