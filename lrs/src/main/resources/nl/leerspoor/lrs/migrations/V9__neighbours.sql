-- Other systems that statements go to or come from: LRSs we forward to or pull from, and
-- webhooks. One row each; the cursor says how far we are.
create table ${schema}.neighbour (
    tenant varchar(100) not null,
    name varchar(100) not null,
    kind varchar(20) not null,
    -- Address, filter and numbers, as JSON; no secrets.
    settings ${text} not null,
    -- Encrypted under the key file: nonce, then AES-GCM.
    secret ${bytes} not null,
    state varchar(20) not null,
    -- Forward and webhook: the last place of our log that is done.
    cursor_seq bigint not null,
    -- Webhook: the end of the event that was tried and not taken yet; 0 when there is none.
    pending_seq bigint not null,
    -- Pull: everything stored there up to this time is done, and these ids after it.
    pulled_to timestamp(6) with time zone,
    pulled_ids ${text} not null,
    failures integer not null,
    next_try timestamp(6) with time zone not null,
    last_success timestamp(6) with time zone,
    last_error ${text},
    -- The node that works on it now, and until when at most.
    lease_holder uuid,
    lease_until timestamp(6) with time zone not null,
    primary key (tenant, name)
);

-- Statements that were refused for good, until someone replays or drops them.
create table ${schema}.dead_letter (
    tenant varchar(100) not null,
    id uuid not null,
    neighbour varchar(100) not null,
    statement_id uuid,
    -- Place in our log; 0 for what was pulled.
    seq bigint not null,
    -- HTTP status of the refusal; 0 when it was ours.
    status integer not null,
    reason ${text} not null,
    set_aside timestamp(6) with time zone not null,
    tries integer not null,
    -- Pull: the statement as it came, because it is nowhere else here.
    text ${blob},
    primary key (tenant, id)
);
create index dead_letter_neighbour on ${schema}.dead_letter (tenant, neighbour, set_aside);
