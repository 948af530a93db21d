-- The merchant is locked. A message about the shop that is older than one that was taken changes nothing.
update merchants set shop_updated_at = instant_of($2)
where
    id = $1
    and (
        shop_updated_at is null or shop_updated_at < instant_of($2)
        or (shop_updated_at = instant_of($2) and $3)
    )
