-- Of several processes one makes it; the others do not wait.
insert into rollup_days (made_for)
select day_of($1) where pg_try_advisory_xact_lock(hashtext('rfm_segment_counts'))
on conflict (only_row) do update
set made_for = excluded.made_for
where rollup_days.made_for <> excluded.made_for
