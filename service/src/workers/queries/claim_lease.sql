insert into outbox_leases (merchant_id, holder, leased_until)
values ($1, $2, instant_of($4))
on conflict (merchant_id) do update
set holder = excluded.holder, leased_until = excluded.leased_until
where outbox_leases.holder = excluded.holder or outbox_leases.leased_until < instant_of($3)
