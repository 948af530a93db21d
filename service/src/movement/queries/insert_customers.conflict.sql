-- An e-mail that is given replaces; one that is taken away was cleared before.
on conflict (merchant_id, id) do update
set
    email = coalesce(excluded.email, users.email),
    email_lookup = coalesce(excluded.email_lookup, users.email_lookup),
    first_order_at = excluded.first_order_at, last_order_at = excluded.last_order_at,
    order_count = excluded.order_count, spend_total_minor = excluded.spend_total_minor,
    cell_0 = excluded.cell_0, rescore_due_on_0 = excluded.rescore_due_on_0,
    scored_on_0 = excluded.scored_on_0, cell_1 = excluded.cell_1,
    rescore_due_on_1 = excluded.rescore_due_on_1, scored_on_1 = excluded.scored_on_1,
    merged_into = excluded.merged_into, changed_seq = excluded.changed_seq
