-- The merchant is locked. What was staged becomes active, or was overtaken.
update merchants
set config_version = $2, live_slot = $3, staged_version = null, staged_after = null
where id = $1
