-- The merchant is locked.
update merchants set staged_version = $2, staged_after = $3
where id = $1
