-- Derived, and rebuilt from the statements whenever the fold changes (D-25). A rebuild fills a new
-- generation beside the live one and then takes its place.

create table progress_cursor (
    tenant       varchar(64) not null,
    generation   integer     not null,
    fold_version integer     not null, -- of the rules that made it
    seq          bigint      not null, -- last statement taken into account
    live         boolean     not null, -- the generation that readers see; one per tenant
    primary key (tenant, generation)
);

create table progress (
    tenant         varchar(64) not null,
    generation     integer     not null,
    registration   uuid        not null,
    last_at        varchar(40),  -- order key of the last fact: its time …
    last_statement varchar(36),  -- … and its statement
    state          varchar(1000000) not null, -- JSON of the Progress record
    primary key (tenant, generation, registration)
);

-- Registrations elsewhere that a binding statement gave to one of ours (D-5, D-7).
create table progress_binding (
    tenant            varchar(64) not null,
    generation        integer     not null,
    host_registration uuid        not null,
    registration      uuid        not null,
    primary key (tenant, generation, host_registration)
);
create index progress_binding_of on progress_binding (tenant, generation, registration);
