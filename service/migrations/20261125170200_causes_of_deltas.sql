-- The stream of changes says why each customer moved, and leaves out what files bring. `streamed_from_seq` is
-- the last change of which some were forgotten: nobody can go on from before it.

alter table rfm_segment_deltas add column cause text not null default 'order';
alter table rfm_segment_deltas add constraint rfm_segment_deltas_cause_check check (
    cause in ('order', 'refund', 'customer', 'merge', 'import', 'rescore', 'time', 'config')
);
alter table merchants add column streamed_from_seq bigint not null default 0;
grant select (change_seq) on merchants to rfm_worker;
