-- After a rotation the old secret may stay valid for a while.
alter table ${schema}.credential add column previous_hash varchar(400);
alter table ${schema}.credential add column previous_until timestamp(6) with time zone;

-- Who changed which credential, when and how. Rows are added and never changed.
create table ${schema}.credential_change (
    tenant varchar(100) not null,
    id uuid not null,
    changed timestamp(6) with time zone not null,
    credential uuid not null,
    kind varchar(20) not null,
    done_by varchar(400) not null,
    detail ${text} not null,
    primary key (tenant, id)
);
create index credential_change_time on ${schema}.credential_change (tenant, changed);
