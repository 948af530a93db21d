-- Customers: running stats, the standing that follows from them, and by what the shop names them.

create table users (
    merchant_id uuid not null,
    id uuid not null,
    -- AES-256-GCM, encrypted by the service; looked up by a keyed hash.
    email bytea,
    email_lookup bytea,
    metadata jsonb not null default '{}',
    first_order_on date,
    last_order_on date,
    order_count integer not null default 0,
    spend_total_minor bigint not null default 0,
    -- 0..=124 by scores, 125 a prospect; null once merged into another customer.
    cell smallint,
    score_hundredths smallint,
    rescore_due_on date,
    scored_on date not null,
    merged_into uuid,
    created_at timestamptz(3) not null,
    constraint users_pkey primary key (merchant_id, id),
    constraint users_merchant_id_fkey foreign key (merchant_id) references merchants (id),
    constraint users_email_check check ((email is null) = (email_lookup is null)),
    constraint users_stats_check check (
        order_count >= 0
        and (order_count > 0) = (first_order_on is not null)
        and (order_count > 0) = (last_order_on is not null)
    ),
    constraint users_cell_check check (cell between 0 and 125),
    constraint users_merged_into_check check ((cell is null) = (merged_into is not null))
) partition by hash (merchant_id);

create unique index users_email_lookup_key on users (merchant_id, email_lookup)
    where email_lookup is not null;
create index idx_users_rfm_score on users (merchant_id, cell);
create index idx_users_rfm_score_at_risk on users (merchant_id, score_hundredths)
    where score_hundredths < 200;
create index users_rescore_due_on_idx on users (merchant_id, rescore_due_on)
    where rescore_due_on is not null;

-- The shop's ids of customers. A row has the customer, or is an alias of another id, or only remembers
-- that the id was erased.
create table identities (
    merchant_id uuid not null,
    external_id text not null,
    user_id uuid,
    alias_of text,
    erased boolean not null default false,
    constraint identities_pkey primary key (merchant_id, external_id),
    constraint identities_user_id_fkey foreign key (merchant_id, user_id) references users (merchant_id, id),
    constraint identities_external_id_check check (length(external_id) between 1 and 200),
    constraint identities_alias_check check (alias_of is null or user_id is null)
) partition by hash (merchant_id);

create index identities_user_id_idx on identities (merchant_id, user_id) where user_id is not null;

create index identities_alias_of_idx on identities (merchant_id, alias_of) where alias_of is not null;

-- Order facts, each in its latest version. No foreign keys: files are loaded in bulk and checked in sets.
create table orders (
    merchant_id uuid not null,
    order_id text not null,
    user_id uuid,
    processed_at timestamptz(3) not null,
    processed_on date not null,
    test boolean not null,
    gross_minor bigint not null,
    current_total_minor bigint not null,
    known_refunds bigint[] not null,
    -- The version's rank: 0 file, 1 message, 2 deleted.
    source smallint not null,
    updated_at timestamptz(3) not null,
    cancelled boolean not null,
    refunded_minor bigint not null,
    financial_status smallint not null,
    content_hash bigint not null,
    -- What it adds to its customer's stats; null when it does not count.
    counted_minor bigint,
    constraint orders_pkey primary key (merchant_id, order_id),
    constraint orders_order_id_check check (length(order_id) between 1 and 200),
    constraint orders_source_check check (source between 0 and 2),
    constraint orders_financial_status_check check (financial_status between 0 and 7)
) partition by hash (merchant_id);

create index orders_user_id_idx on orders (merchant_id, user_id, processed_on) include (counted_minor)
    where user_id is not null;

create table refunds (
    merchant_id uuid not null,
    refund_id bigint not null,
    order_id text not null,
    amount_minor bigint not null,
    constraint refunds_pkey primary key (merchant_id, refund_id)
) partition by hash (merchant_id);

create index refunds_order_id_idx on refunds (merchant_id, order_id);
