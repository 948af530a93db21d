-- The merchant is locked. What was staged becomes active, or was overtaken; the shop's days are those of the
-- version's zone from now on.
update merchants
set
    config_version = $2, live_slot = $3, staged_version = null, staged_after = null, time_zone = $4,
    days_from = day_of($5)
where id = $1
