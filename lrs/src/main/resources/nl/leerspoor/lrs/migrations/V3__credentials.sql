-- Keys for HTTP Basic authentication. login_key is unique in the whole store, because the
-- tenant follows from the credential (D-6).
create table ${schema}.credential (
    tenant varchar(100) not null,
    id uuid not null,
    name varchar(200) not null,
    login_key varchar(200) not null,
    secret_hash varchar(400) not null,
    scopes varchar(400) not null,
    restrictions ${text} not null,
    created timestamp(6) with time zone not null,
    revoked boolean not null,
    primary key (tenant, id)
);
create unique index credential_key on ${schema}.credential (login_key);
