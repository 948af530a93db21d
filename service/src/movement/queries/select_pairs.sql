-- How many customers went from where to where.
select from_cell, to_cell, count(*)
from ends_between($1, $2, $3)
group by 1, 2
