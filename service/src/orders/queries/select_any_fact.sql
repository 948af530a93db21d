select
    not exists (select from orders where merchant_id = $1)
    and not exists (select from refunds where merchant_id = $1)
