-- From which day on the history is whole: whoever asks for what was before is told so.

create table history_kept (
    only_row boolean not null default true,
    from_day date not null,
    constraint history_kept_pkey primary key (only_row),
    constraint history_kept_only_row_check check (only_row)
);

grant select on history_kept to rfm_app, rfm_worker;

-- Drops the months that ended so many months before that of a day; says how many.
create or replace function drop_history_partitions(day date, keep_months integer) returns integer
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '1s'
    as $$
declare
    old text;
    month date;
    dropped integer := 0;
begin
    if keep_months is null or keep_months < 2 then
        raise exception 'at least two months of history are kept, not %', keep_months;
    end if;
    if not pg_try_advisory_xact_lock(hashtext('rfm_score_history')) then
        return 0;
    end if;
    for old, month in
        select relname, began
        from pg_inherits
        join pg_class on pg_class.oid = inhrelid
        cross join lateral (
            select to_date(substring(relname from '^rfm_score_history_(\d{4}_\d{2})$'), 'YYYY_MM') as began
        ) named
        where
            inhparent = 'rfm_score_history'::regclass
            and began < date_trunc('month', day::timestamp) - make_interval(months => keep_months)
        order by relname
    loop
        execute format('alter table rfm_score_history detach partition %I', old);
        execute format('drop table %I', old);
        insert into history_kept (from_day) values ((month + interval '1 month')::date)
        on conflict (only_row) do update set from_day = greatest(history_kept.from_day, excluded.from_day);
        dropped := dropped + 1;
    end loop;
    return dropped;
end
$$;
