-- A configuration is a version. Each customer has two places, one in each slot; `merchants.live_slot` says
-- which one is read. A version with other bands is staged in the other slot, customer by customer in the
-- order of their ids, and switched to at once.

alter table merchants
    add column live_slot smallint not null default 0,
    -- The version that is being staged, and the last customer who has its place in it.
    add column staged_version bigint,
    add column staged_after uuid,
    -- The active version whose movers others are being told of, and the last one they were told of.
    add column telling_version bigint,
    add column telling_after uuid,
    add constraint merchants_telling_check check ((telling_version is null) = (telling_after is null)),
    add constraint merchants_live_slot_check check (live_slot in (0, 1)),
    add constraint merchants_staged_check check ((staged_version is null) = (staged_after is null));

grant select (staged_version, telling_version) on merchants to rfm_worker;
create index merchants_on_their_way_idx on merchants (id)
    where staged_version is not null or telling_version is not null;

-- `bands_source` is where the bands come from, as it was given, `bands_on` the day they are of. A version that was never active has no
-- `activated_seq`.
alter table rfm_config_versions
    add column bands_source jsonb,
    add column bands_on date,
    add column activated_on date,
    add column activated_at timestamptz(3),
    add column tells_customers boolean not null default false;

alter table rfm_config_versions disable row level security;
update rfm_config_versions
set
    bands_source = jsonb_build_object(
        'recency', jsonb_build_object('at_most_days', to_jsonb(recency_at_most_days)),
        'frequency', jsonb_build_object('at_least_orders', to_jsonb(frequency_at_least_orders)),
        'monetary', jsonb_build_object('at_least_minor', to_jsonb(monetary_at_least_minor))
    ),
    bands_on = (saved_at at time zone 'UTC')::date,
    activated_seq = coalesce(activated_seq, 0),
    activated_on = (saved_at at time zone 'UTC')::date,
    activated_at = saved_at;
alter table rfm_config_versions enable row level security;

alter table rfm_config_versions
    alter column bands_source set not null,
    alter column bands_on set not null,
    add constraint rfm_config_versions_activated_check check (
        (activated_seq is null) = (activated_on is null)
        and (activated_seq is null) = (activated_at is null)
    );

-- A score is a function of the cell and of the version's weights, so only the cell is stored; customers
-- with a low score are found by their cells. `changed_seq` is the change that last touched what a place
-- is made of.
drop view user_scores;
drop function rfm_score_of(smallint, smallint);
drop index idx_users_rfm_score_at_risk;
alter table users drop column score_hundredths;
alter table users rename column cell to cell_0;
alter table users rename column rescore_due_on to rescore_due_on_0;
alter table users rename column scored_on to scored_on_0;
alter table users
    alter column scored_on_0 drop not null,
    add column cell_1 smallint,
    add column rescore_due_on_1 date,
    add column scored_on_1 date,
    add column changed_seq bigint not null default 0,
    drop constraint users_cell_check,
    drop constraint users_merged_into_check;
alter table users
    add constraint users_cell_check check (cell_0 between 0 and 125 and cell_1 between 0 and 125),
    add constraint users_merged_into_check check (
        (cell_0 is null and cell_1 is null) = (merged_into is not null)
    );

create index idx_users_rfm_score_1 on users (merchant_id, cell_1) where cell_1 is not null;
create index users_rescore_due_on_1_idx on users (merchant_id, rescore_due_on_1)
    where rescore_due_on_1 is not null;
create index users_changed_seq_idx on users (merchant_id, changed_seq);

-- What the plan calls `rfm_score`, from the ordinals that are stored.
create function rfm_score_of(cell smallint, weights smallint[]) returns jsonb
    language sql immutable parallel safe
    return case when cell between 0 and 124 then jsonb_build_object(
        'recency', cell / 25 + 1,
        'frequency', cell / 5 % 5 + 1,
        'monetary', cell % 5 + 1,
        'score', (
            (cell / 25 + 1) * weights[1] + (cell / 5 % 5 + 1) * weights[2] + (cell % 5 + 1) * weights[3]
        ) / 100.0
    ) end;

create view user_scores with (security_invoker, security_barrier) as
select
    users.merchant_id, users.id,
    rfm_score_of(case merchants.live_slot when 0 then cell_0 else cell_1 end, versions.weights)
        as rfm_score
from users
join merchants on merchants.id = users.merchant_id
join rfm_config_versions versions
    on versions.merchant_id = users.merchant_id and versions.version = merchants.config_version
where users.merged_into is null;
grant select on user_scores to rfm_app;

-- While a version is staged a customer may move under two versions at once.
alter table rfm_score_history drop constraint rfm_score_history_pkey;
alter table rfm_score_history add constraint rfm_score_history_pkey
    primary key (merchant_id, customer_id, change_seq, config_version, effective_on, "timestamp");
alter table rfm_segment_deltas drop constraint rfm_segment_deltas_pkey;
alter table rfm_segment_deltas add constraint rfm_segment_deltas_pkey
    primary key (merchant_id, change_seq, customer_id, effective_on, config_version);

-- Each change has its cause. What was called live were orders.
alter table rfm_score_history drop constraint rfm_score_history_cause_check;
alter table rfm_score_history disable row level security;
update rfm_score_history set cause = 'order' where cause = 'live';
alter table rfm_score_history enable row level security;
alter table rfm_score_history add constraint rfm_score_history_cause_check check (
    cause in ('order', 'refund', 'customer', 'merge', 'import', 'rescore', 'time', 'config')
);

-- The history as it is told. Rows by a configuration were written while its version was staged: they are
-- shown once it is active, as of then, for each customer the last one, if it leads anywhere.
create view customer_history with (security_invoker) as
select
    merchant_id, customer_id, change_seq, effective_on, config_version, from_cell, to_cell,
    score_hundredths, cause, "timestamp"
from rfm_score_history
where cause <> 'config'
union all
select
    merchant_id, customer_id, change_seq, effective_on, config_version, from_cell, to_cell,
    score_hundredths, 'config', "timestamp"
from (
    select distinct on (staged.merchant_id, staged.customer_id, staged.config_version)
        staged.merchant_id, staged.customer_id, versions.activated_seq as change_seq,
        versions.activated_on as effective_on, staged.config_version, staged.from_cell,
        staged.to_cell, staged.score_hundredths, versions.activated_at as "timestamp"
    from rfm_score_history staged
    join rfm_config_versions versions
        on versions.merchant_id = staged.merchant_id and versions.version = staged.config_version
    where staged.cause = 'config' and versions.activated_seq is not null
    order by staged.merchant_id, staged.customer_id, staged.config_version, staged.change_seq desc
) switched
where from_cell is distinct from to_cell;
grant select on customer_history to rfm_app;

-- The roll-up says of which version it is.
drop view merchant_segment_counts;
drop function refresh_segment_counts();
drop materialized view rfm_segment_counts;

create materialized view rfm_segment_counts as
select
    segments.merchant_id,
    segments.segment_ids ->> 0 as segment_name,
    coalesce(sum(counts.customers), 0)::bigint as count,
    merchants.config_version,
    merchants.change_seq,
    now() as last_refreshed
from customer_segments segments
join merchants
    on merchants.id = segments.merchant_id and merchants.config_version = segments.config_version
left join rfm_cell_counts counts
    on counts.merchant_id = segments.merchant_id
    and counts.config_version = segments.config_version
    and counts.cell = any (segments.cells)
group by
    segments.merchant_id, segments.segment_ids ->> 0, merchants.config_version,
    merchants.change_seq;

create unique index idx_rfm_segment_counts_merchant_id_segment_name
    on rfm_segment_counts (merchant_id, segment_name);

create view merchant_segment_counts with (security_barrier) as
select merchant_id, segment_name, count, config_version, change_seq, last_refreshed
from rfm_segment_counts
where merchant_id = (select current_merchant());

create function refresh_segment_counts() returns void
    language sql security definer set search_path = public, pg_temp
    as 'refresh materialized view concurrently rfm_segment_counts';
revoke execute on function refresh_segment_counts() from public;
grant execute on function refresh_segment_counts() to rfm_worker;
grant select on merchant_segment_counts to rfm_app;
