-- Ids of the shop are compared as bytes: they are no words, and some locales take ten times as long. The
-- merchant of the transaction is read once for each statement, not for each row that it writes.

alter table orders alter column order_id type text collate "C";
alter table refunds alter column order_id type text collate "C";
alter table identities
    alter column external_id type text collate "C", alter column alias_of type text collate "C";
alter table processed_events alter column event_id type text collate "C";
alter table kept_events alter column event_id type text collate "C";

do $$
declare
    tenant text;
begin
    foreach tenant in array array[
        'rfm_config_versions', 'customer_segments', 'users', 'identities', 'orders', 'refunds',
        'rfm_cell_counts', 'rfm_segment_deltas', 'rfm_score_history', 'processed_events',
        'kept_events', 'outbox', 'outbox_leases'
    ] loop
        execute format(
            'alter policy of_merchant on %I
                using (merchant_id = (select current_merchant()))
                with check (merchant_id = (select current_merchant()))',
            tenant
        );
    end loop;
end
$$;

alter policy of_merchant on merchants
    using (id = (select current_merchant())) with check (id = (select current_merchant()));
