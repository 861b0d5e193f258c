-- The canonical definition of an activity: what was last said of it by one who may define
-- (Data 2.4.4.1). activity_key is a digest of the IRI.
create table ${schema}.activity (
    tenant varchar(100) not null,
    activity_key uuid not null,
    iri ${text} not null,
    definition ${bytes} not null,
    primary key (tenant, activity_key)
);
