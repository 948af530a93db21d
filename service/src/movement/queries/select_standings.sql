select id, cell, day_number(rescore_due_on), day_number(scored_on)
from users
where merchant_id = $1 and id = any ($2::uuid[]) and cell is not null
