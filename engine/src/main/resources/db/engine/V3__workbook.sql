-- The workbook (S0-090 to S0-097). This is the one store of what learners wrote (P-60): statements
-- carry length, digest and a reference, never text. Erasing empties answers and remarks here.

-- What is being filled in. The last handed-in text stays as the start of the next version.
create table workbook_draft (
    tenant       varchar(64)      not null,
    registration uuid             not null,
    unit         varchar(100)     not null,
    answers      varchar(1000000) not null, -- JSON object of strings
    revision     integer          not null, -- counts saves: a stale page does not overwrite a newer one
    saved        timestamp(3) with time zone not null,
    primary key (tenant, registration, unit),
    foreign key (tenant, registration) references registration (tenant, id)
);

-- Every version that was handed in, with its verdict. Earlier versions are kept.
create table workbook_submission (
    tenant            varchar(64)      not null,
    id                uuid             not null, -- the reference in the statement
    registration      uuid             not null,
    unit              varchar(100)     not null,
    number            integer          not null, -- from 1 within the part
    course_id         varchar(100)     not null,
    course_version    varchar(50)      not null,
    regulations       varchar(50)      not null, -- version in force (P-1, S0-118)
    rubric_version    varchar(80)      not null, -- P-9
    form              varchar(1000000) not null, -- JSON: questions and rubric as the learner saw them
    answers           varchar(1000000),          -- JSON; null once erased
    length            integer          not null,
    sha2              varchar(64)      not null,
    identity          varchar(20)      not null, -- D-7
    submitted         timestamp(3) with time zone not null,
    statement_id      uuid             not null,
    statement         varchar(20000),            -- fixed with the row, sent until recorded
    recorded          timestamp(3) with time zone,
    assessor          uuid,                      -- the account that judged
    sufficient        boolean,
    remarks           varchar(200000),           -- JSON object by rubric line; null once erased
    judged            timestamp(3) with time zone,
    verdict_id        uuid,                      -- id of the verdict's statement
    verdict_statement varchar(20000),            -- likewise fixed, sent until recorded
    verdict_recorded  timestamp(3) with time zone,
    primary key (tenant, id),
    unique (tenant, registration, unit, number),
    foreign key (tenant, registration) references registration (tenant, id)
);

-- The assessors' queue, oldest first.
create index workbook_submission_queue on workbook_submission (tenant, judged, submitted);
