insert into analytics_metrics (merchant_id, metric, day, data)
select $1, metric, day_of(day), data
from unnest($2::text[], $3::integer[], $4::jsonb[]) as given (metric, day, data)
on conflict (merchant_id, metric, day) do update set data = excluded.data
