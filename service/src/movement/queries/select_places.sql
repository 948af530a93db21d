-- Where each customer was at the end of a day: where the last change until then led. Where that was dropped, the
-- next change says where it began; without any, the customer stands where it stood.
select given.customer, place.cell
from unnest($2::uuid[]) as given (customer)
cross join lateral (
    (
        select to_cell as cell, 0 as turn
        from customer_history
        where merchant_id = $1 and customer_id = given.customer and effective_on <= day_of($3)
        order by change_seq desc, effective_on desc
        limit 1
    )
    union all
    (
        select from_cell, 1
        from customer_history
        where merchant_id = $1 and customer_id = given.customer and effective_on > day_of($3)
        order by change_seq, effective_on
        limit 1
    )
    union all
    (
        select case live_slot when 0 then cell_0 else cell_1 end, 2
        from users
        join merchants on merchants.id = users.merchant_id
        where users.merchant_id = $1 and users.id = given.customer
    )
    order by turn
    limit 1
) place
