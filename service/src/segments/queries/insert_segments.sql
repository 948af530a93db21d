insert into customer_segments (
    merchant_id, config_version, segment_id, position, rules, name, segment_ids, cells
)
select $1, $2, segment_id, position - 1, rules, name, segment_ids, cells::smallint[]
from unnest($3::uuid[], $4::jsonb[], $5::jsonb[], $6::jsonb[], $7::text[])
    with ordinality as given (segment_id, rules, name, segment_ids, cells, position)
