select id, cell
from users
where merchant_id = $1 and id > $2 and cell is not null
order by id
limit $3
