-- Runs of erasure, pseudonymisation and retention (decisions D-12). Each part of a run is an
-- entry in the ledger, with a seq of the same log; text says who, why and what it touched.
create table ${schema}.ledger_run (
    tenant varchar(100) not null,
    seq bigint not null,
    run uuid not null,
    stored timestamp(6) with time zone not null,
    -- True for the last part: a run without one was broken off and is to be repeated.
    last_part boolean not null,
    text ${bytes} not null,
    entry_hash ${bytes} not null,
    primary key (tenant, seq)
);

-- What the latest run made of a statement, and what its entry still needs.
create table ${schema}.ledger_change (
    tenant varchar(100) not null,
    seq bigint not null,
    run_seq bigint not null,
    -- Of the pseudonymised text; null when the content was erased.
    content_hash ${bytes},
    authority_hash ${bytes} not null,
    -- Hashes joined by commas.
    attachments ${text} not null,
    primary key (tenant, seq)
);
