-- Metrics of each of a shop's days. The plan has one row for each metric, with its days in one document; a row
-- for each day can be written again by itself and read in part.

create table analytics_metrics (
    merchant_id uuid not null,
    metric text not null,
    day date not null,
    data jsonb not null,
    constraint analytics_metrics_pkey primary key (merchant_id, metric, day),
    constraint analytics_metrics_metric_check check (metric in (
        'repeat_purchase_rate', 'average_order_value', 'revenue_by_segment', 'retention_cohorts',
        'segment_migration'
    ))
) partition by hash (merchant_id);

do $$
begin
    for remainder in 0..7 loop
        execute format(
            'create table %I partition of analytics_metrics for values with (modulus 8, remainder %s)',
            'analytics_metrics_' || remainder, remainder
        );
    end loop;
end
$$;

alter table analytics_metrics enable row level security;
alter table analytics_metrics force row level security;
create policy of_merchant on analytics_metrics for all to rfm_app
    using (merchant_id = (select current_merchant()))
    with check (merchant_id = (select current_merchant()));
grant select, insert, update, delete on analytics_metrics to rfm_app;
