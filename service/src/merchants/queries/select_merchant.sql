select
    id, domain, currency, time_zone, change_seq, config_version, live_slot, staged_version, staged_after,
    telling_version, telling_after
from merchants
where id = $1
