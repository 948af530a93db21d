-- What was done with a merchant's data, when and by whom. A row is written before it is done; the numbers at
-- the end stay null where it broke off.

create table audit_logs (
    merchant_id uuid not null,
    id uuid not null,
    -- What was done, as in rfm_export.
    action text not null,
    -- The subject of the token, else the token's own id, or the command that was typed.
    actor text not null,
    details jsonb not null,
    created_at timestamptz(3) not null,
    -- How many rows were given out, and when the last one was.
    finished_rows bigint,
    finished_at timestamptz(3),
    constraint audit_logs_pkey primary key (merchant_id, id),
    constraint audit_logs_merchant_id_fkey foreign key (merchant_id) references merchants (id),
    constraint audit_logs_finished_check check ((finished_rows is null) = (finished_at is null))
) partition by hash (merchant_id);

do $$
begin
    for remainder in 0..7 loop
        execute format(
            'create table %I partition of audit_logs for values with (modulus 8, remainder %s)',
            'audit_logs_' || remainder, remainder
        );
    end loop;
end
$$;

create index audit_logs_created_at_idx on audit_logs (merchant_id, created_at);

alter table audit_logs enable row level security;
alter table audit_logs force row level security;
create policy of_merchant on audit_logs for all to rfm_app
    using (merchant_id = (select current_merchant()))
    with check (merchant_id = (select current_merchant()));
grant select, insert, update, delete on audit_logs to rfm_app;
