update users set email = null, email_lookup = null
where merchant_id = $1 and id = any ($2::uuid[])
