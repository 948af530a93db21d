-- Versions of customers. An id of the shop has the latest one that said anything of its e-mail, and each
-- e-mail the latest one that claimed it: with both, messages in any order end in the same state. `tie` is
-- a keyed hash of what the version says, and settles versions of the same time.

alter table identities
    add column customer_updated_at timestamptz(3),
    add column customer_tie bigint,
    add constraint identities_customer_check
        check ((customer_updated_at is null) = (customer_tie is null));

-- By the same keyed hash as `users.email_lookup`; whose claim it was is not kept.
create table email_claims (
    merchant_id uuid not null,
    email_lookup bytea not null,
    updated_at timestamptz(3) not null,
    tie bigint not null,
    constraint email_claims_pkey primary key (merchant_id, email_lookup)
) partition by hash (merchant_id);

do $$
begin
    for remainder in 0..7 loop
        execute format(
            'create table %I partition of email_claims for values with (modulus 8, remainder %s)',
            'email_claims_' || remainder, remainder
        );
    end loop;
end
$$;

alter table email_claims enable row level security;
alter table email_claims force row level security;
create policy of_merchant on email_claims for all to rfm_app
    using (merchant_id = (select current_merchant()))
    with check (merchant_id = (select current_merchant()));
grant select, insert, update, delete on email_claims to rfm_app;
