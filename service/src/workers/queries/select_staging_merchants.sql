select id
from merchants
where (staged_version is not null or telling_version is not null) and id > $1
order by id
limit $2
