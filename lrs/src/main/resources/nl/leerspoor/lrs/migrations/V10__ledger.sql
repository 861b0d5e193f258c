-- Checkpoints handed out (decisions D-11): the note says origin, size, root and time, signed.
create table ${schema}.ledger_checkpoint (
    tenant varchar(100) not null,
    size bigint not null,
    root ${bytes} not null,
    time timestamp(6) with time zone not null,
    note varchar(4000) not null,
    primary key (tenant, size)
);

-- Roots of the complete subtrees of 1,024 entries, the first being number 0: so that a proof
-- reads two of them in full, and not the whole log. Written when a proof first needs them.
create table ${schema}.ledger_node (
    tenant varchar(100) not null,
    number bigint not null,
    hash ${bytes} not null,
    primary key (tenant, number)
);
