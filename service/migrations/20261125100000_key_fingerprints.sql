-- The fingerprint (a keyed hash of a constant) of the key that addresses are looked up by: one row, made at
-- first use and never changed by the role that serves. It belongs to no merchant.

create table key_fingerprints (
    only_row boolean not null default true,
    lookup_key bytea not null,
    constraint key_fingerprints_pkey primary key (only_row),
    constraint key_fingerprints_only_row_check check (only_row),
    constraint key_fingerprints_lookup_key_check check (length(lookup_key) = 32)
);

grant select, insert on key_fingerprints to rfm_app;
