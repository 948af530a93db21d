-- The same instants without arithmetic of arbitrary precision, which each order paid twice. A double holds
-- every millisecond of the calendar; the cast rounds what dividing it left over.
create or replace function instant_of(milliseconds bigint) returns timestamptz
    language sql immutable strict parallel safe
    return to_timestamp(milliseconds::double precision / 1000)::timestamptz(3);
