-- By how much each cell's customers and spend changed on each of the shop's days. The sum up to a day is what
-- the end of that day was like, under the version of the configuration that was active then; a change that is
-- written late corrects the day that it is of.

create table rfm_daily_counts (
    merchant_id uuid not null,
    effective_on date not null,
    cell smallint not null,
    customers bigint not null,
    spend_total_minor bigint not null,
    constraint rfm_daily_counts_pkey primary key (merchant_id, effective_on, cell),
    constraint rfm_daily_counts_cell_check check (cell between 0 and 125)
) partition by hash (merchant_id);

do $$
begin
    for remainder in 0..7 loop
        execute format(
            'create table %I partition of rfm_daily_counts for values with (modulus 8, remainder %s)',
            'rfm_daily_counts_' || remainder, remainder
        );
    end loop;
end
$$;

alter table rfm_daily_counts enable row level security;
alter table rfm_daily_counts force row level security;
create policy of_merchant on rfm_daily_counts for all to rfm_app
    using (merchant_id = (select current_merchant()))
    with check (merchant_id = (select current_merchant()));
grant select, insert, update, delete on rfm_daily_counts to rfm_app;

-- Shops that are there begin with what they have.
alter table rfm_cell_counts disable row level security;
alter table rfm_daily_counts disable row level security;
insert into rfm_daily_counts (merchant_id, effective_on, cell, customers, spend_total_minor)
select counts.merchant_id, (now() at time zone merchants.time_zone)::date, cell, customers, spend_total_minor
from rfm_cell_counts counts
join merchants
    on merchants.id = counts.merchant_id and merchants.config_version = counts.config_version
where customers > 0;
alter table rfm_cell_counts enable row level security;
alter table rfm_daily_counts enable row level security;

-- Who moved between two days is looked for by the day.
create index rfm_score_history_effective_on_idx on rfm_score_history (merchant_id, effective_on);
