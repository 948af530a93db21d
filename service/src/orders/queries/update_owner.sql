-- The orders of a customer become those of the one it was merged into.
with identities_moved as (
    update identities set user_id = $3 where merchant_id = $1 and user_id = $2
)
update orders set user_id = $3 where merchant_id = $1 and user_id = $2
