-- Merchants that have events, past this one. Each step is one look into the index, however many events a
-- merchant has.
with recursive found (merchant_id) as (
    (select merchant_id from outbox where merchant_id > $1 order by merchant_id limit 1)
    union all
    select (
        select merchant_id from outbox
        where merchant_id > found.merchant_id
        order by merchant_id
        limit 1
    )
    from found
    where found.merchant_id is not null
)
select merchant_id from found where merchant_id is not null limit $2
