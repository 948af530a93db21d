-- Merchants and the versions of their configuration. Days travel as days since 1970-01-01 and instants
-- as milliseconds since then; these four functions are the only conversions.

create function day_of(number integer) returns date
    language sql immutable strict parallel safe
    return date '1970-01-01' + number;

create function day_number(day date) returns integer
    language sql immutable strict parallel safe
    return day - date '1970-01-01';

create function instant_of(milliseconds bigint) returns timestamptz
    language sql immutable strict parallel safe
    return to_timestamp(milliseconds::numeric / 1000);

create function instant_ms(instant timestamptz) returns bigint
    language sql immutable strict parallel safe
    return round(extract(epoch from instant) * 1000)::bigint;

-- The merchant of the present transaction; null shows nothing.
create function current_merchant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('rfm.merchant_id', true), '')::uuid;

create table merchants (
    id uuid not null,
    domain text not null,
    currency text not null,
    time_zone text not null,
    change_seq bigint not null default 0,
    config_version bigint not null,
    created_at timestamptz(3) not null,
    constraint merchants_pkey primary key (id),
    constraint merchants_domain_key unique (domain),
    constraint merchants_domain_check check (domain = lower(domain) and length(domain) between 1 and 253),
    constraint merchants_currency_check check (currency ~ '^[A-Z]{3}$')
);

create table rfm_config_versions (
    merchant_id uuid not null,
    version bigint not null,
    recency_at_most_days integer[] not null,
    frequency_at_least_orders bigint[] not null,
    monetary_at_least_minor bigint[] not null,
    weights smallint[] not null,
    low_score_below_hundredths smallint not null,
    saved_by text not null,
    reason text not null,
    saved_at timestamptz(3) not null,
    activated_seq bigint,
    constraint rfm_config_versions_pkey primary key (merchant_id, version),
    constraint rfm_config_versions_merchant_id_fkey foreign key (merchant_id) references merchants (id),
    constraint rfm_config_versions_edges_check check (
        cardinality(recency_at_most_days) = 4
        and cardinality(frequency_at_least_orders) = 4
        and cardinality(monetary_at_least_minor) = 4
        and cardinality(weights) = 3
    )
);

-- A merchant's segment definitions. `cells` are those that `rules` select, so that SQL can count.
create table customer_segments (
    merchant_id uuid not null,
    segment_id uuid not null,
    config_version bigint not null,
    position smallint not null,
    rules jsonb not null,
    name jsonb not null,
    segment_ids jsonb not null,
    cells smallint[] not null,
    constraint customer_segments_pkey primary key (merchant_id, segment_id),
    constraint customer_segments_position_key unique (merchant_id, config_version, position),
    constraint customer_segments_merchant_id_fkey foreign key (merchant_id) references merchants (id),
    constraint customer_segments_position_check check (position between 0 and 63)
) partition by hash (merchant_id);

create index idx_customer_segments_merchant_id on customer_segments (merchant_id);
