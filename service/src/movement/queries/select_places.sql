-- Where each customer was at the end of a day: where the last change until then led. Where that was dropped, the
-- next change says where it began; without any, the customer stands where it stands.
select users.id,
    case
        when ends.until is not null then (ends.until & 255)::smallint
        when ends.past is not null then (ends.past & 255)::smallint
        when merchants.live_slot = 0 then users.cell_0
        else users.cell_1
    end
from users
join merchants on merchants.id = users.merchant_id
left join (
    select
        customer_id,
        max(packed(change_seq, effective_on, to_cell))
            filter (where effective_on <= day_of($3)) as until,
        min(packed(change_seq, effective_on, from_cell))
            filter (where effective_on > day_of($3)) as past
    from customer_history
    where merchant_id = $1 and customer_id = any ($2::uuid[])
    group by customer_id
) ends on ends.customer_id = users.id
where users.merchant_id = $1 and users.id = any ($2::uuid[])
