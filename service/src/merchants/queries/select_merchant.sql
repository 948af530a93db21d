select
    id, domain, currency, time_zone, change_seq, config_version, live_slot, staged_version, staged_after,
    telling_version, telling_after, day_number(days_from) as days_from
from merchants
where id = $1
