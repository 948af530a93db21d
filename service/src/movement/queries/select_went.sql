-- Customers past one whose ways are wanted, but for some: bit 256 * from + to of $4.
select customer_id, from_cell, to_cell
from ends_between($1, $2, $3)
where
    get_bit($4, 256 * from_cell::bigint + to_cell) = 1 and customer_id > $5
    and customer_id <> all ($6::uuid[])
order by customer_id
limit $7
