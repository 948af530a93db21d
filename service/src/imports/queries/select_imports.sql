-- One of them, or those before a place, or the latest ones.
select
    id, file_name, started_by, state, instant_ms(received_at) as received_at_ms,
    instant_ms(finished_at) as finished_at_ms, instant_ms(alive_until) as alive_until_ms, bytes,
    bytes_done, orders, orders_written, orders_new, orders_changed, orders_without_id, customers,
    customers_new, bad_lines, problems, error
from imports
where
    merchant_id = $1 and ($2::uuid is null or id = $2)
    and (received_at, id) < (coalesce(instant_of($4), 'infinity'), $5)
order by received_at desc, id desc
limit $3
