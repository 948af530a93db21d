-- From which instant on orders were changed since metrics of days were last computed, and by which change last;
-- null where all days that are over stand as they were computed.
alter table merchants
    add column orders_changed_from timestamptz(3),
    add column orders_changed_seq bigint,
    add constraint merchants_orders_changed_check
        check ((orders_changed_from is null) = (orders_changed_seq is null));

grant select (orders_changed_from) on merchants to rfm_worker;
create index merchants_orders_changed_idx on merchants (id) where orders_changed_from is not null;
