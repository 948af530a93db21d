insert into rfm_daily_counts (merchant_id, effective_on, cell, customers, spend_total_minor)
select $1, day_of(day), cell, customers, spend
from unnest($2::integer[], $3::smallint[], $4::bigint[], $5::bigint[])
    as given (day, cell, customers, spend)
on conflict (merchant_id, effective_on, cell) do update
set
    customers = rfm_daily_counts.customers + excluded.customers,
    spend_total_minor = rfm_daily_counts.spend_total_minor + excluded.spend_total_minor
