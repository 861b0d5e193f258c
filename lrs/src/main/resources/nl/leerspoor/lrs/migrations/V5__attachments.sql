-- Attachment data, kept once per tenant whatever statements name it (Data 2.4.11).
create table ${schema}.attachment (
    tenant varchar(100) not null,
    sha2 varchar(128) not null,
    content ${blob} not null,
    primary key (tenant, sha2)
);
