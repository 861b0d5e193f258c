-- Who takes part and who works here. The tenant is the first column of every key and index (D-6).
-- Nothing but name, e-mail address and organisation is known of a person (S0-131, P-64).

create table participant (
    tenant       varchar(64)  not null,
    id           uuid         not null,
    name         varchar(200) not null,
    email        varchar(254) not null, -- as typed
    email_key    varchar(254) not null, -- lower case, to find it by
    organisation varchar(200),
    created      timestamp(3) with time zone not null,
    primary key (tenant, id),
    unique (tenant, email_key)
);

create table registration (
    tenant         varchar(64)  not null,
    id             uuid         not null, -- the xAPI registration (D-27)
    participant    uuid         not null,
    course_id      varchar(100) not null,
    actor_name     varchar(64)  not null, -- random (D-4)
    start_date     date         not null,
    created        timestamp(3) with time zone not null,
    begun          timestamp(3) with time zone,
    gate_opened    timestamp(3) with time zone, -- the exam's gate, opened by a coordinator (P-11)
    gate_reason    varchar(500),
    gate_opened_by uuid,
    primary key (tenant, id),
    unique (tenant, actor_name),
    unique (tenant, participant, course_id),
    foreign key (tenant, participant) references participant (tenant, id)
);
