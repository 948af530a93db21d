update merchants
set orders_changed_from = null, orders_changed_seq = null
where id = $1 and orders_changed_seq <= $2
