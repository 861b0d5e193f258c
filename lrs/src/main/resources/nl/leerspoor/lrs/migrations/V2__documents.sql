-- State, activity profile and agent profile documents. owner_key is a digest of activity
-- and agent, id_key of the document's id; without a registration it is all zeros.
create table ${schema}.document (
    tenant varchar(100) not null,
    kind varchar(20) not null,
    owner_key uuid not null,
    registration uuid not null,
    id_key uuid not null,
    id ${text} not null,
    activity ${text},
    agent ${text},
    content ${blob} not null,
    content_type ${text} not null,
    etag varchar(40) not null,
    updated timestamp(6) with time zone not null,
    primary key (tenant, kind, owner_key, registration, id_key)
);
