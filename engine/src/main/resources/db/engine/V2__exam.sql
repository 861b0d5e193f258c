-- The knowledge test (S0-080 to S0-088). The tenant is the first column of every key and index (D-6).
-- Text columns stay below H2's limit for varchar, so both databases have the very same tables.

-- A form as it was when attempts began with it, found by its digest: attempts are shown and scored
-- by this copy, whatever becomes of the course. Holds the key (D-10): readers are the exam only.
create table exam_form (
    tenant         varchar(64)      not null,
    sha2           varchar(64)      not null, -- hex SHA-256 of content
    course_id      varchar(100)     not null,
    name           varchar(50)      not null, -- P-3
    content        varchar(1000000) not null, -- JSON
    primary key (tenant, sha2)
);

create table exam_attempt (
    tenant             varchar(64)  not null,
    registration       uuid         not null,
    number             integer      not null, -- from 1
    form_sha2          varchar(64)  not null,
    form               varchar(50)  not null, -- its name, for the committee's statistics
    seed               varchar(32)  not null, -- order of items and options
    course_version     varchar(50)  not null,
    regulations        varchar(50)  not null, -- version in force (P-1, S0-118)
    identity           varchar(20)  not null, -- the weakest of all visits (D-7)
    pass_mark          integer      not null, -- as told before the start (S0-082)
    questions          integer      not null,
    window_minutes     bigint       not null, -- P-6
    integrity_start    varchar(20)  not null, -- version of the text confirmed before the start (P-7)
    integrity_hand_in  varchar(20),           -- and at hand-in; null when it ran out
    started            timestamp(3) with time zone not null,
    first_answered     timestamp(3) with time zone, -- counts from here (P-6)
    closes             timestamp(3) with time zone,
    closed             timestamp(3) with time zone,
    raw                integer,
    statements         varchar(1000000),      -- fixed when closed, sent until recorded, then dropped
    recorded           timestamp(3) with time zone, -- the result is final from here
    primary key (tenant, registration, number),
    foreign key (tenant, registration) references registration (tenant, id),
    foreign key (tenant, form_sha2) references exam_form (tenant, sha2)
);

-- The sweep that closes what ran out looks here.
create index exam_attempt_open on exam_attempt (tenant, recorded, closes);

create table exam_answer (
    tenant       varchar(64)  not null,
    registration uuid         not null,
    number       integer      not null,
    item         varchar(100) not null,
    chosen       varchar(20)  not null, -- option id as in the bank (D-2)
    answered     timestamp(3) with time zone not null, -- last change
    primary key (tenant, registration, number, item),
    foreign key (tenant, registration, number)
        references exam_attempt (tenant, registration, number)
);
