insert into merchants (id, domain, currency, time_zone, config_version, created_at)
values ($1, $2, $3, $4, 1, instant_of($5))
