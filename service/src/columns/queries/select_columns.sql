-- Raw numbers of customers in the order of their ids, past one: each column as its numbers one after the other, as
-- PostgreSQL sends them, which is read many times faster than a row for each customer, and faster than an array.
-- Customers who were merged away are not there.
select
    string_agg(uuid_send(id), ''), string_agg(coalesce(timestamptz_send(last_order_at), int8send(0)), ''),
    string_agg(int4send(case when merged_into is null then order_count else -1 end), ''),
    string_agg(int8send(spend_total_minor), ''), string_agg(int8send(changed_seq), '')
from (
    select id, last_order_at, order_count, spend_total_minor, changed_seq, merged_into
    from users
    where merchant_id = $1 and id > $2
    order by id
    limit $3
) page
having count(*) > 0
