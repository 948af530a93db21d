-- Only who still holds the lease may say that these are done.
delete from outbox
where
    merchant_id = $1 and (change_seq, ordinal) <= ($3, $4)
    and exists (select from outbox_leases where merchant_id = $1 and holder = $2)
