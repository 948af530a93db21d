-- Raw numbers of customers in the order of their ids, past one: each column as one array, which is read many
-- times faster than a row for each customer. Customers who were merged away are not there.
select
    array_agg(id), array_agg(coalesce(instant_ms(last_order_at), 0)),
    array_agg(case when merged_into is null then order_count else -1 end),
    array_agg(spend_total_minor), array_agg(changed_seq)
from (
    select id, last_order_at, order_count, spend_total_minor, changed_seq, merged_into
    from users
    where merchant_id = $1 and id > $2
    order by id
    limit $3
) page
having count(*) > 0
