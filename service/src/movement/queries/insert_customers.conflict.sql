-- An e-mail that is given replaces; one that is taken away was cleared before.
on conflict (merchant_id, id) do update
set
    email = coalesce(excluded.email, users.email),
    email_lookup = coalesce(excluded.email_lookup, users.email_lookup),
    first_order_on = excluded.first_order_on, last_order_on = excluded.last_order_on,
    order_count = excluded.order_count, spend_total_minor = excluded.spend_total_minor,
    cell = excluded.cell, score_hundredths = excluded.score_hundredths,
    rescore_due_on = excluded.rescore_due_on, scored_on = excluded.scored_on,
    merged_into = excluded.merged_into
