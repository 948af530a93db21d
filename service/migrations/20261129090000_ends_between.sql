-- Where in a customer's history a change stands, with its day and a cell, in one number, so that the first and the
-- last of each customer need no sorting; 255 is no cell. It holds 2^39 changes and days until 2149.
create function packed(change_seq bigint, effective_on date, cell smallint) returns bigint
    language sql immutable parallel safe
    return (change_seq << 24) | (day_number(effective_on)::bigint << 8) | coalesce(cell, 255)::bigint;

-- Finds what a configuration moved, once it is asked for by its version.
create index idx_rfm_score_history_config_version
    on rfm_score_history (merchant_id, config_version, customer_id, change_seq desc)
    where cause = 'config';

-- The cell from which and the one to which each customer went first and last past one day and until another. What
-- was written before the first day is not of a later one. A configuration's rows are as of the day on which it
-- became active, for each customer the last one.
create function ends_between(merchant uuid, from_day integer, to_day integer)
    returns table (customer_id uuid, from_cell smallint, to_cell smallint)
    language sql stable parallel safe
begin atomic
    select ends.customer_id, (ends.first & 255)::smallint, (ends.last & 255)::smallint
    from (
        select
            changes.customer_id,
            min(packed(changes.change_seq, changes.effective_on, changes.from_cell)) as first,
            max(packed(changes.change_seq, changes.effective_on, changes.to_cell)) as last
        from (
            select
                history.customer_id, history.change_seq, history.effective_on, history.from_cell,
                history.to_cell
            from rfm_score_history history
            where
                history.merchant_id = merchant and history.cause <> 'config'
                and history.effective_on > day_of(from_day) and history.effective_on <= day_of(to_day)
                and history."timestamp" >= instant_of(86400000 * (from_day::bigint - 2))
            union all
            select
                switched.customer_id, switched.activated_seq, switched.activated_on,
                switched.from_cell, switched.to_cell
            from (
                select distinct on (staged.customer_id, staged.config_version)
                    staged.customer_id, versions.activated_seq, versions.activated_on,
                    staged.from_cell, staged.to_cell
                from rfm_config_versions versions
                join rfm_score_history staged
                    on staged.merchant_id = merchant
                    and staged.config_version = versions.version and staged.cause = 'config'
                where
                    versions.merchant_id = merchant
                    and versions.activated_on > day_of(from_day)
                    and versions.activated_on <= day_of(to_day)
                order by staged.customer_id, staged.config_version, staged.change_seq desc
            ) switched
            where switched.from_cell is distinct from switched.to_cell
        ) changes
        group by changes.customer_id
    ) ends;
end;
revoke execute on function ends_between(uuid, integer, integer) from public;
grant execute on function ends_between(uuid, integer, integer) to rfm_app;
