-- What learners say is wrong in a course (P-47). Their words stand here and nowhere else (P-60).

create table mistake (
    tenant         varchar(64)   not null,
    id             uuid          not null, -- made by the player: sent twice, kept once
    sender         uuid,                   -- registration as the package knows it; null once unlinked
    launch         boolean       not null, -- of our own launch: the sender is our registration
    course         varchar(500)  not null, -- IRI
    unit           varchar(500)  not null, -- IRI
    title          varchar(500)  not null, -- of the unit, as it was shown
    place          varchar(500)  not null, -- the heading above it; empty at the top
    course_version varchar(50)   not null,
    text           varchar(1500) not null,
    reported       timestamp(3) with time zone not null,
    state          varchar(20)   not null,
    answer         varchar(1500) not null, -- empty until there is one
    changed        timestamp(3) with time zone,
    changed_by     uuid,                   -- account
    primary key (tenant, id)
);

create index mistake_newest on mistake (tenant, reported, id);
create index mistake_state on mistake (tenant, state, reported, id);
create index mistake_unit on mistake (tenant, unit, reported, id);
create index mistake_sender on mistake (tenant, sender, reported);
