-- Files of orders that were sent to be imported: how far each is, and how it ended. Never what is in them: a line
-- is told by its number and a code.

create table imports (
    merchant_id uuid not null,
    id uuid not null,
    file_name text not null,
    -- The subject of the token, else the token's own id.
    started_by text not null,
    state text not null,
    received_at timestamptz(3) not null,
    finished_at timestamptz(3),
    -- Until then, by the machine's time, somebody is at work on it or waits to be.
    alive_until timestamptz(3) not null,
    bytes bigint not null,
    bytes_done bigint not null default 0,
    orders bigint not null default 0,
    orders_written bigint not null default 0,
    orders_new bigint not null default 0,
    orders_changed bigint not null default 0,
    orders_without_id bigint not null default 0,
    customers bigint not null default 0,
    customers_new bigint not null default 0,
    bad_lines bigint not null default 0,
    -- The first of them: line, code and args of each.
    problems jsonb not null default '[]',
    -- Code and args.
    error jsonb,
    -- The number of the change that it ended with.
    ended_seq bigint,
    constraint imports_pkey primary key (merchant_id, id),
    constraint imports_merchant_id_fkey foreign key (merchant_id) references merchants (id),
    constraint imports_file_name_check check (length(file_name) between 1 and 200),
    constraint imports_state_check check (
        state in ('waiting', 'reading', 'writing', 'finished', 'failed', 'interrupted')
    ),
    constraint imports_finished_check check (
        (finished_at is null) = (state in ('waiting', 'reading', 'writing'))
    )
) partition by hash (merchant_id);

do $$
begin
    for remainder in 0..7 loop
        execute format(
            'create table %I partition of imports for values with (modulus 8, remainder %s)',
            'imports_' || remainder, remainder
        );
    end loop;
end
$$;

create index imports_received_at_idx on imports (merchant_id, received_at);
create index imports_finished_at_idx on imports (merchant_id, finished_at);
create index imports_ended_seq_idx on imports (merchant_id, ended_seq) where ended_seq is not null;

-- One at a time, whichever process is at work.
create unique index imports_working_key on imports (merchant_id) where state in ('reading', 'writing');

alter table imports enable row level security;
alter table imports force row level security;
create policy of_merchant on imports for all to rfm_app
    using (merchant_id = (select current_merchant()))
    with check (merchant_id = (select current_merchant()));
grant select, insert, update, delete on imports to rfm_app;
