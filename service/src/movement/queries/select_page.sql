select id, cell_0
from users
where merchant_id = $1 and id > $2 and cell_0 is not null
order by id
limit $3
