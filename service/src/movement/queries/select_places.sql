select customer, to_cell
from unnest($2::uuid[]) as given (customer)
cross join lateral (
    select to_cell
    from customer_history
    where merchant_id = $1 and customer_id = given.customer and effective_on <= day_of($3)
    order by change_seq desc, effective_on desc
    limit 1
) stood
