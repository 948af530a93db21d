-- The same of the customers who changed since a number, found by the index on it.
select
    array_agg(id), array_agg(coalesce(instant_ms(last_order_at), 0)),
    array_agg(case when merged_into is null then order_count else -1 end),
    array_agg(spend_total_minor), array_agg(changed_seq)
from users
where merchant_id = $1 and changed_seq > $2
having count(*) > 0
