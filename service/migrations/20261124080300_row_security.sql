-- Who sees what: rows are shown by the merchant of the transaction, so a forgotten condition shows
-- nothing. `rfm_worker` crosses merchants only to find work.

do $$
declare
    tenant text;
begin
    foreach tenant in array array[
        'rfm_config_versions', 'customer_segments', 'users', 'identities', 'orders', 'refunds',
        'rfm_cell_counts', 'rfm_segment_deltas', 'rfm_score_history', 'processed_events',
        'kept_events', 'outbox', 'outbox_leases'
    ] loop
        execute format('alter table %I enable row level security', tenant);
        execute format('alter table %I force row level security', tenant);
        execute format(
            'create policy of_merchant on %I for all to rfm_app
                using (merchant_id = current_merchant()) with check (merchant_id = current_merchant())',
            tenant
        );
        execute format('grant select, insert, update, delete on %I to rfm_app', tenant);
    end loop;
end
$$;

alter table merchants enable row level security;
alter table merchants force row level security;
create policy of_merchant on merchants for all to rfm_app
    using (id = current_merchant()) with check (id = current_merchant());
grant select, insert, update on merchants to rfm_app;

-- The owner refreshes the roll-up and answers which merchant has a domain.
create policy for_refresh on merchants for select to rfm_owner using (true);
create policy for_refresh on customer_segments for select to rfm_owner using (true);
create policy for_refresh on rfm_cell_counts for select to rfm_owner using (true);

create function merchant_of_domain(shop text) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as 'select id from merchants where domain = lower(shop)';
revoke execute on function merchant_of_domain(text) from public;
grant execute on function merchant_of_domain(text) to rfm_app;

-- Workers find out that there is work, and for whom; they read no customer.
create policy find_work on merchants for select to rfm_worker using (true);
create policy find_work on outbox for select to rfm_worker using (true);
create policy find_work on kept_events for select to rfm_worker using (true);
grant select (id, time_zone) on merchants to rfm_worker;
grant select (merchant_id, change_seq, created_at) on outbox to rfm_worker;
grant select (merchant_id) on kept_events to rfm_worker;
revoke execute on function refresh_segment_counts() from public;
grant execute on function refresh_segment_counts() to rfm_worker;

grant select on merchant_segment_counts, user_scores to rfm_app;

create function rfm_schema_version() returns bigint
    language sql stable security definer set search_path = public, pg_temp
    as 'select coalesce(max(version), 0) from _sqlx_migrations where success';
