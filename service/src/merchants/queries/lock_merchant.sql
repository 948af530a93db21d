-- The row stays locked until the transaction ends: writes for a merchant stand in line.
update merchants set change_seq = change_seq + 1
where id = $1
returning
    id, domain, currency, time_zone, change_seq, config_version, live_slot, staged_version, staged_after,
    telling_version, telling_after, day_number(days_from) as days_from
