select id
from users
where merchant_id = $1 and id > $2
order by id
limit $3
