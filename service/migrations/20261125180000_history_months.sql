-- Months of the history are made ahead of time and dropped whole, by the clock of who calls. Whoever waits for
-- a lock here would hold up all who write, so it is given up soon and tried again in the next round.

-- Makes the month of a day and the next three; says how many there were not. Nothing is moved: a month of which
-- the partition for all other times has rows already stays there.
create function make_history_partitions(day date) returns integer
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '1s'
    as $$
declare
    month date;
    wanted text;
    made integer := 0;
begin
    -- Of several processes one does it.
    if not pg_try_advisory_xact_lock(hashtext('rfm_score_history')) then
        return 0;
    end if;
    for month in
        select (date_trunc('month', day::timestamp) + make_interval(months => ahead))::date
        from generate_series(0, 3) as ahead
    loop
        wanted := 'rfm_score_history_' || to_char(month, 'YYYY_MM');
        continue when to_regclass(wanted) is not null;
        begin
            -- Made apart and attached, which lets others write meanwhile.
            execute format(
                'create table %I (like rfm_score_history including defaults including constraints)', wanted
            );
            execute format(
                'alter table rfm_score_history attach partition %I for values from (%L) to (%L)',
                wanted,
                to_char(month, 'YYYY-MM-DD"T00:00:00Z"'),
                to_char(month + interval '1 month', 'YYYY-MM-DD"T00:00:00Z"')
            );
            made := made + 1;
        exception when check_violation then
            raise warning 'history of % stays in the partition for other times', to_char(month, 'YYYY-MM');
        end;
    end loop;
    return made;
end
$$;

-- Drops the months that ended so many months before that of a day; says how many.
create function drop_history_partitions(day date, keep_months integer) returns integer
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '1s'
    as $$
declare
    old text;
    dropped integer := 0;
begin
    if keep_months is null or keep_months < 2 then
        raise exception 'at least two months of history are kept, not %', keep_months;
    end if;
    if not pg_try_advisory_xact_lock(hashtext('rfm_score_history')) then
        return 0;
    end if;
    for old in
        select relname
        from pg_inherits
        join pg_class on pg_class.oid = inhrelid
        where
            inhparent = 'rfm_score_history'::regclass
            and to_date(substring(relname from '^rfm_score_history_(\d{4}_\d{2})$'), 'YYYY_MM')
                < date_trunc('month', day::timestamp) - make_interval(months => keep_months)
        order by relname
    loop
        execute format('alter table rfm_score_history detach partition %I', old);
        execute format('drop table %I', old);
        dropped := dropped + 1;
    end loop;
    return dropped;
end
$$;

revoke execute on function make_history_partitions(date) from public;
revoke execute on function drop_history_partitions(date, integer) from public;
grant execute on function make_history_partitions(date) to rfm_worker;
grant execute on function drop_history_partitions(date, integer) to rfm_worker;
