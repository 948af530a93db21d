-- The merchant is locked.
update merchants set telling_version = $2, telling_after = $3
where id = $1
