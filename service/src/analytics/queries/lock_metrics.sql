select pg_advisory_xact_lock(hashtextextended('metrics ' || id::text, 0))
from merchants
where id = $1
