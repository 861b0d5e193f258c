-- The statement log. The tenant comes first in every key and index (D-6).
-- ${bytes} is up to 1 MiB of bytes; ${blob} is bytes without that limit.

-- One row per tenant. Its lock makes commit order the order of seq, so that a reader
-- of "seq > cursor" never misses a statement.
create table ${schema}.ledger_head (
    tenant varchar(100) not null primary key,
    seq bigint not null,
    stored timestamp(6) with time zone not null,
    -- The roots of the complete subtrees of the Merkle tree over the entries, largest
    -- first, 32 bytes each (RFC 6962): enough to give the root and to append.
    frontier ${bytes} not null
);

create table ${schema}.statement (
    tenant varchar(100) not null,
    seq bigint not null,
    id uuid not null,
    stored timestamp(6) with time zone not null,
    -- Version of the request it came in.
    version varchar(10) not null,
    voided boolean not null,
    -- True when its verb voids; target is the statement its object refers to.
    voids boolean not null,
    target uuid,
    authority_name varchar(200) not null,
    authority varchar(4000) not null,
    -- The exact text received, and its salt; both null once erased.
    text ${bytes},
    salt ${bytes},
    content_hash ${bytes} not null,
    entry_hash ${bytes} not null,
    -- Where it came from when it was pulled, imported or restored.
    source varchar(200),
    source_stored timestamp(6) with time zone,
    source_authority varchar(4000),
    primary key (tenant, seq)
);
create unique index statement_id on ${schema}.statement (tenant, id);
create unique index statement_stored on ${schema}.statement (tenant, stored);

-- Which statements refer to which. Few do, so this costs less than an index on target.
create table ${schema}.statement_reference (
    tenant varchar(100) not null,
    target uuid not null,
    seq bigint not null,
    primary key (tenant, target, seq)
);

-- What a statement is found by: verb, registration, agents, activities, and the latter two once
-- more for related_agents and related_activities. The key is a digest of kind and value. via is
-- the statement that has it: the statement itself, or one that it refers to, however far
-- (Communication 2.1.3, StatementRefs).
create table ${schema}.statement_usage (
    tenant varchar(100) not null,
    usage_key uuid not null,
    seq bigint not null,
    via bigint not null,
    primary key (tenant, usage_key, seq, via)
);
