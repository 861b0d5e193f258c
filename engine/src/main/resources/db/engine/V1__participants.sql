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

create table staff_account (
    tenant        varchar(64)  not null,
    id            uuid         not null,
    name          varchar(200) not null,
    email         varchar(254) not null, -- lower case
    password_hash varchar(300) not null, -- argon2id
    created       timestamp(3) with time zone not null,
    primary key (tenant, id),
    unique (tenant, email)
);

create table staff_role (
    tenant  varchar(64) not null,
    account uuid        not null,
    role    varchar(20) not null,
    primary key (tenant, account, role),
    foreign key (tenant, account) references staff_account (tenant, id)
);

-- Invitations and log-in links: single use, kept as hashes (P-41).
create table one_time_link (
    tenant      varchar(64) not null,
    token_hash  varchar(64) not null, -- hex SHA-256
    purpose     varchar(20) not null,
    participant uuid        not null,
    created     timestamp(3) with time zone not null,
    expires     timestamp(3) with time zone not null,
    used        timestamp(3) with time zone,
    primary key (tenant, token_hash),
    foreign key (tenant, participant) references participant (tenant, id)
);

create index one_time_link_participant on one_time_link (tenant, participant);

-- Who is signed in with which browser; the cookie itself is kept as a hash.
create table sign_in (
    tenant       varchar(64) not null,
    token_hash   varchar(64) not null,
    participant  uuid, -- either this
    account      uuid, -- or this
    form_token   varchar(64) not null,
    identity     varchar(20), -- of a participant (D-7)
    signed_in_at timestamp(3) with time zone not null,
    expires      timestamp(3) with time zone not null,
    primary key (tenant, token_hash),
    foreign key (tenant, participant) references participant (tenant, id),
    foreign key (tenant, account) references staff_account (tenant, id)
);

create index sign_in_participant on sign_in (tenant, participant);
create index sign_in_account on sign_in (tenant, account);

-- Registrations in other systems that belong to one of ours (D-5). The key makes sure that each is
-- bound once.
create table host_registration (
    tenant       varchar(64)  not null,
    id           uuid         not null, -- minted by the package
    registration uuid         not null,
    home_page    varchar(500) not null,
    actor_name   varchar(200) not null,
    bound        timestamp(3) with time zone not null,
    statement    uuid         not null, -- the binding is a statement (D-7)
    primary key (tenant, id),
    foreign key (tenant, registration) references registration (tenant, id)
);

create index host_registration_registration on host_registration (tenant, registration);

-- From a package to exam or workbook: single use, a quarter of an hour (docs/player.md).
create table ticket (
    tenant            varchar(64)  not null,
    token_hash        varchar(64)  not null,
    course_id         varchar(100) not null,
    host_registration uuid         not null,
    launch            boolean      not null, -- of our own launch: it is our registration
    home_page         varchar(500) not null,
    actor_name        varchar(200) not null,
    target            varchar(20)  not null,
    part              varchar(100),
    created           timestamp(3) with time zone not null,
    expires           timestamp(3) with time zone not null,
    used              timestamp(3) with time zone,
    primary key (tenant, token_hash)
);

-- Launches of assignable units (cmi5 7 and 8).
create table cmi5_session (
    tenant         varchar(64)  not null,
    id             uuid         not null, -- the session id of cmi5 9.6.3.1
    registration   uuid         not null,
    au             varchar(500) not null, -- publisher id
    activity       varchar(500) not null, -- id given by us (cmi5 8.1.5)
    launched       timestamp(3) with time zone not null,
    fetch_hash     varchar(64)  not null,
    credential_key varchar(100), -- once fetched
    last_statement timestamp(3) with time zone,
    ended          timestamp(3) with time zone, -- terminated or abandoned
    ending         varchar(20),
    closed         timestamp(3) with time zone, -- the token is refused
    primary key (tenant, id),
    unique (tenant, fetch_hash),
    foreign key (tenant, registration) references registration (tenant, id)
);

create index cmi5_session_registration on cmi5_session (tenant, registration);

-- What a learner reached of each AU, block and course, by publisher id, for moveOn (cmi5 9.3.9).
create table cmi5_result (
    tenant       varchar(64)  not null,
    registration uuid         not null,
    item         varchar(500) not null,
    completed    boolean      not null,
    passed       boolean      not null,
    satisfied    boolean      not null,
    primary key (tenant, registration, item)
);

create table cmi5_cursor (
    tenant varchar(64) not null,
    seq    bigint      not null,
    primary key (tenant)
);

-- Statements that were decided in a transaction here and are still on their way to the log (D-19).
create table pending_statement (
    tenant  varchar(64) not null,
    id      uuid        not null,
    place   bigint      not null, -- order of sending
    json    varchar(20000) not null,
    primary key (tenant, id)
);
