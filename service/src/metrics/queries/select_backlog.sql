select
    (select count(*) from outbox),
    (select instant_ms(min(created_at)) from outbox),
    (select count(*) from kept_events)
