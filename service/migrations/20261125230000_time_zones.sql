-- A day is a function of an instant and of the shop's time zone, so instants are stored, and days only where
-- they say when something took effect. A version of the configuration says in which zone its days are.

-- Plain arithmetic of intervals, which PostgreSQL puts in place of the call.
create or replace function instant_ms(instant timestamptz) returns bigint
    language sql immutable strict parallel safe
    return round(
        date_part('epoch', instant - timestamptz '1970-01-01 00:00:00+00') * 1000
    )::bigint;

alter table users
    add column first_order_at timestamptz(3),
    add column last_order_at timestamptz(3);

alter table users disable row level security;
alter table orders disable row level security;
update users
set first_order_at = placed.first_at, last_order_at = placed.last_at
from (
    select merchant_id, user_id, min(processed_at) as first_at, max(processed_at) as last_at
    from orders
    where user_id is not null and counted_minor is not null
    group by merchant_id, user_id
) placed
where
    users.merchant_id = placed.merchant_id and users.id = placed.user_id
    and users.first_order_on is not null;
alter table users enable row level security;
alter table orders enable row level security;

alter table users
    drop constraint users_stats_check,
    drop column first_order_on,
    drop column last_order_on;
alter table users add constraint users_stats_check check (
    order_count >= 0
    and (order_count > 0) = (first_order_at is not null)
    and (order_count > 0) = (last_order_at is not null)
);

drop index orders_user_id_idx;
alter table orders drop column processed_on;
create index orders_user_id_idx on orders (merchant_id, user_id, processed_at) include (counted_minor)
    where user_id is not null;

-- `time_zone` of a merchant is that of the active version. `days_from` is the day on which that version became
-- active: where a shop moved to the west its day would be the one before for some hours, and no day comes back.
-- `shop_updated_at` is of the latest message about the shop that was taken.
alter table merchants
    add column days_from date,
    add column shop_updated_at timestamptz(3);

alter table rfm_config_versions add column time_zone text;
alter table rfm_config_versions disable row level security;
alter table merchants disable row level security;
update rfm_config_versions
set time_zone = merchants.time_zone
from merchants
where merchants.id = rfm_config_versions.merchant_id;
alter table merchants enable row level security;
alter table rfm_config_versions enable row level security;
alter table rfm_config_versions alter column time_zone set not null;
