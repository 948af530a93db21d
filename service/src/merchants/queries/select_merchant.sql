select id, domain, currency, time_zone, change_seq, config_version
from merchants
where id = $1
