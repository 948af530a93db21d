-- The merchant is locked, and the change counted.
update merchants
set
    orders_changed_from = least(orders_changed_from, instant_of($2)),
    orders_changed_seq = change_seq
where id = $1
