-- For which day the roll-up was made last, by the service's clock: processes agree by it on who makes it. It
-- belongs to no merchant.

create table rollup_days (
    only_row boolean not null default true,
    made_for date not null,
    constraint rollup_days_pkey primary key (only_row),
    constraint rollup_days_only_row_check check (only_row)
);

grant select, insert, update on rollup_days to rfm_worker;
