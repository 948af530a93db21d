-- The same of the customers who changed since a number, found by the index on it.
select
    string_agg(uuid_send(id), ''), string_agg(coalesce(timestamptz_send(last_order_at), int8send(0)), ''),
    string_agg(int4send(case when merged_into is null then order_count else -1 end), ''),
    string_agg(int8send(spend_total_minor), ''), string_agg(int8send(changed_seq), '')
from users
where merchant_id = $1 and changed_seq > $2
having count(*) > 0
