-- What moves: live sizes, changes, history, and what is published after commit.

create table rfm_cell_counts (
    merchant_id uuid not null,
    config_version bigint not null,
    cell smallint not null,
    customers bigint not null,
    spend_total_minor bigint not null,
    constraint rfm_cell_counts_pkey primary key (merchant_id, config_version, cell),
    constraint rfm_cell_counts_customers_check check (customers >= 0)
) partition by hash (merchant_id);

-- Deltas and history carry no foreign key: each row is written beside its customer's (see the decisions).
create table rfm_segment_deltas (
    merchant_id uuid not null,
    change_seq bigint not null,
    customer_id uuid not null,
    effective_on date not null,
    config_version bigint not null,
    -- Null: was not there before, or is not there any more.
    from_cell smallint,
    to_cell smallint,
    -- Labels of the primary segments.
    segment_change jsonb not null,
    updated_at timestamptz(3) not null,
    constraint rfm_segment_deltas_pkey primary key (merchant_id, change_seq, customer_id, effective_on)
) partition by hash (merchant_id);

create index idx_rfm_segment_deltas_merchant_id_updated_at
    on rfm_segment_deltas (merchant_id, updated_at);

create table rfm_score_history (
    merchant_id uuid not null,
    customer_id uuid not null,
    change_seq bigint not null,
    effective_on date not null,
    config_version bigint not null,
    from_cell smallint,
    to_cell smallint,
    score_hundredths smallint,
    -- live, import or rescore
    cause text not null,
    "timestamp" timestamptz(3) not null,
    constraint rfm_score_history_pkey
        primary key (merchant_id, customer_id, change_seq, effective_on, "timestamp"),
    constraint rfm_score_history_cause_check check (cause in ('live', 'import', 'rescore'))
) partition by range ("timestamp");

create index idx_rfm_score_history_customer_id on rfm_score_history (merchant_id, customer_id);

create table processed_events (
    merchant_id uuid not null,
    event_id text not null,
    event_type text not null,
    change_seq bigint not null,
    created_at timestamptz(3) not null,
    constraint processed_events_pkey primary key (merchant_id, event_id)
) partition by hash (merchant_id);

create index idx_processed_events_merchant_id on processed_events (merchant_id, created_at);

-- Events that could not be used. The payload is encrypted: it may name a customer.
create table kept_events (
    merchant_id uuid not null,
    id uuid not null,
    event_id text not null,
    event_type text not null,
    reason text not null,
    payload bytea not null,
    received_at timestamptz(3) not null,
    constraint kept_events_pkey primary key (merchant_id, id),
    constraint kept_events_event_id_key unique (merchant_id, event_id)
) partition by hash (merchant_id);

create table outbox (
    merchant_id uuid not null,
    change_seq bigint not null,
    ordinal integer not null,
    event_id uuid not null,
    event_type text not null,
    payload jsonb not null,
    created_at timestamptz(3) not null,
    constraint outbox_pkey primary key (merchant_id, change_seq, ordinal)
) partition by hash (merchant_id);

-- Who relays a merchant's outbox, and until when.
create table outbox_leases (
    merchant_id uuid not null,
    holder uuid not null,
    leased_until timestamptz(3) not null,
    constraint outbox_leases_pkey primary key (merchant_id)
);

do $$
declare
    parent text;
    month date;
begin
    foreach parent in array array[
        'customer_segments', 'users', 'identities', 'orders', 'refunds', 'rfm_cell_counts',
        'rfm_segment_deltas', 'processed_events', 'kept_events', 'outbox'
    ] loop
        for remainder in 0..7 loop
            execute format(
                'create table %I partition of %I for values with (modulus 8, remainder %s)',
                parent || '_' || remainder, parent, remainder
            );
        end loop;
    end loop;
    for month in select generate_series(date '2026-01-01', date '2029-12-01', interval '1 month') loop
        execute format(
            'create table %I partition of rfm_score_history for values from (%L) to (%L)',
            'rfm_score_history_' || to_char(month, 'YYYY_MM'),
            to_char(month, 'YYYY-MM-DD"T00:00:00Z"'),
            to_char(month + interval '1 month', 'YYYY-MM-DD"T00:00:00Z"')
        );
    end loop;
    create table rfm_score_history_other partition of rfm_score_history default;
end
$$;

-- The plan's daily roll-up. It knows no row-level security and is read through the view below it.
create materialized view rfm_segment_counts as
select
    segments.merchant_id,
    segments.segment_ids ->> 0 as segment_name,
    coalesce(sum(counts.customers), 0)::bigint as count,
    merchants.change_seq,
    now() as last_refreshed
from customer_segments segments
join merchants
    on merchants.id = segments.merchant_id and merchants.config_version = segments.config_version
left join rfm_cell_counts counts
    on counts.merchant_id = segments.merchant_id
    and counts.config_version = segments.config_version
    and counts.cell = any (segments.cells)
group by segments.merchant_id, segments.segment_ids ->> 0, merchants.change_seq;

create unique index idx_rfm_segment_counts_merchant_id_segment_name
    on rfm_segment_counts (merchant_id, segment_name);

create view merchant_segment_counts with (security_barrier) as
select merchant_id, segment_name, count, change_seq, last_refreshed
from rfm_segment_counts
where merchant_id = current_merchant();

create function refresh_segment_counts() returns void
    language sql security definer set search_path = public, pg_temp
    as 'refresh materialized view concurrently rfm_segment_counts';

-- What the plan calls `rfm_score`, from the ordinals that are stored.
create function rfm_score_of(cell smallint, score_hundredths smallint) returns jsonb
    language sql immutable parallel safe
    return case when cell between 0 and 124 then jsonb_build_object(
        'recency', cell / 25 + 1,
        'frequency', cell / 5 % 5 + 1,
        'monetary', cell % 5 + 1,
        'score', score_hundredths / 100.0
    ) end;

create view user_scores with (security_invoker, security_barrier) as
select merchant_id, id, rfm_score_of(cell, score_hundredths) as rfm_score
from users
where cell is not null;
