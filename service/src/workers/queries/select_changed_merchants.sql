select id
from merchants
where orders_changed_from is not null and id > $1
order by id
limit $2
