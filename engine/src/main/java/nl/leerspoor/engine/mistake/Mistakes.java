package nl.leerspoor.engine.mistake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.TenantId;
import nl.leerspoor.engine.mistake.Mistake.Report;
import nl.leerspoor.engine.mistake.Mistake.State;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

/** The reports of one tenant. Safe for use by many threads. */
public final class Mistakes {
    /** Reports of one registration within 24 hours: enough for anyone who reads with care. */
    static final int MOST_A_DAY = 50;

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_OWN = 20;

    private final SessionFactory sessions;
    private final String tenant;
    private final Clock clock;

    /** Where a page of the list ends. */
    record End(Instant reported, UUID id) {}

    /**
     * The reports of a tenant.
     *
     * @param sessions of the engine's database
     * @param tenant the provider (D-27)
     * @param clock tells when something is reported or changed
     */
    public Mistakes(SessionFactory sessions, String tenant, Clock clock) {
        this.sessions = sessions;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * The tables of this package, for opening the database.
     *
     * @return row classes
     */
    public static List<Class<?>> rows() {
        return List.of(MistakeRow.class);
    }

    /**
     * Keeps a report; the same one again has no effect.
     *
     * @param report what was told
     * @param sender registration as the package knows it
     * @param launch whether it is our own launch, and so our own registration
     * @throws ProblemException CONFLICT when another report has this id, TOO_MANY_REQUESTS when
     *     this sender told too much within a day
     */
    public void take(Report report, UUID sender, boolean launch) {
        try {
            sessions.inTransaction(
                    session -> {
                        if (!isThere(session, report, sender, launch)) {
                            refuseFlood(session, sender, launch);
                            session.persist(row(report, sender, launch));
                        }
                    });
        } catch (ConstraintViolationException e) {
            // It was sent twice at the same moment: the other one is there.
            if (!sessions.fromTransaction(session -> isThere(session, report, sender, launch))) {
                throw e;
            }
        }
    }

    /** Whether this very report was taken before; refuses another one with its id. */
    private boolean isThere(Session session, Report report, UUID sender, boolean launch) {
        MistakeRow row = session.find(MistakeRow.class, new TenantId(tenant, report.id()));
        if (row == null) {
            return false;
        }
        if (!sender.equals(row.sender)
                || launch != row.launch
                || !row.mistake().report().equals(report)) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "Er is al een andere melding met deze id.");
        }
        return true;
    }

    private void refuseFlood(Session session, UUID sender, boolean launch) {
        Instant now = now();
        Optional<Duration> wait =
                session.createQuery(
                                "select reported from MistakeRow where key.tenant = :tenant and"
                                        + " sender = :sender and launch = :launch order by reported"
                                        + " desc",
                                Instant.class)
                        .setParameter("tenant", tenant)
                        .setParameter("sender", sender)
                        .setParameter("launch", launch)
                        .setFirstResult(MOST_A_DAY - 1)
                        .setMaxResults(1)
                        .getResultStream()
                        .findFirst()
                        .map(oldest -> Duration.between(now, oldest.plus(DAY)))
                        .filter(left -> left.compareTo(Duration.ZERO) > 0);
        if (wait.isPresent()) {
            throw ProblemException.later(
                    ProblemType.TOO_MANY_REQUESTS,
                    "Er zijn er vandaag al " + MOST_A_DAY + " gemeld. Probeer het morgen weer.",
                    wait.get());
        }
    }

    private MistakeRow row(Report report, UUID sender, boolean launch) {
        MistakeRow row = new MistakeRow();
        row.key = new TenantId(tenant, report.id());
        row.sender = sender;
        row.launch = launch;
        row.course = report.course();
        row.unit = report.unit();
        row.title = report.title();
        row.place = report.place();
        row.courseVersion = report.version();
        row.text = report.text();
        row.reported = now();
        row.state = State.NEW;
        row.answer = "";
        return row;
    }

    /**
     * What one learner reported: in our own launches, and in packages that are theirs (D-7), also
     * when those became so later.
     *
     * @param registration of the learner, ours
     * @return the newest twenty, newest first
     */
    public List<Mistake> of(UUID registration) {
        // HostRegistrationRow is a row of package host, which knows what was bound to whom.
        return sessions.fromTransaction(
                session ->
                        session.createQuery(
                                        "from MistakeRow where key.tenant = :tenant and ((launch ="
                                                + " true and sender = :own) or (launch = false and"
                                                + " sender in (select theirs.key.id from"
                                                + " HostRegistrationRow theirs where"
                                                + " theirs.key.tenant = :tenant and"
                                                + " theirs.registration = :own))) order by reported"
                                                + " desc, key.id desc",
                                        MistakeRow.class)
                                .setParameter("tenant", tenant)
                                .setParameter("own", registration)
                                .setMaxResults(MOST_OWN)
                                .getResultStream()
                                .map(MistakeRow::mistake)
                                .toList());
    }

    /**
     * A part of the list.
     *
     * @param state null for every state
     * @param unit IRI; null for every unit
     * @param after where the part before ended; null for the first
     * @param most how many
     * @return newest first
     */
    List<Mistake> list(
            @Nullable State state, @Nullable String unit, @Nullable End after, int most) {
        String where =
                where(state, unit)
                        + (after == null
                                ? ""
                                : " and (reported < :at or (reported = :at and key.id < :id))");
        return sessions.fromTransaction(
                session -> {
                    Query<MistakeRow> query =
                            session.createQuery(
                                    "from MistakeRow"
                                            + where
                                            + " order by reported desc, key.id desc",
                                    MistakeRow.class);
                    set(query, state, unit);
                    if (after != null) {
                        query.setParameter("at", after.reported());
                        query.setParameter("id", after.id());
                    }
                    return query.setMaxResults(most)
                            .getResultStream()
                            .map(MistakeRow::mistake)
                            .toList();
                });
    }

    /**
     * How many reports there are in each state.
     *
     * @param unit IRI; null for every unit
     * @return without the states that have none
     */
    Map<State, Long> counts(@Nullable String unit) {
        return sessions.fromTransaction(
                session -> {
                    Query<Object[]> query =
                            session.createQuery(
                                    "select state, count(*) from MistakeRow"
                                            + where(null, unit)
                                            + " group by state",
                                    Object[].class);
                    set(query, null, unit);
                    Map<State, Long> counts = new EnumMap<>(State.class);
                    query.getResultList().forEach(row -> counts.put((State) row[0], (Long) row[1]));
                    return counts;
                });
    }

    /**
     * How many reports nobody looked at yet.
     *
     * @return not negative
     */
    public long countNew() {
        return counts(null).getOrDefault(State.NEW, 0L);
    }

    /** A report by its id. */
    Optional<Mistake> find(UUID id) {
        return sessions.fromTransaction(
                session ->
                        Optional.ofNullable(
                                        session.find(MistakeRow.class, new TenantId(tenant, id)))
                                .map(MistakeRow::mistake));
    }

    /**
     * Changes state and answer.
     *
     * @param id of a report that exists
     * @param basis when it had last changed, as far as the caller knows
     * @param by account
     * @return false, and nothing was done, when somebody changed it since
     */
    boolean answer(UUID id, @Nullable Instant basis, State state, String answer, UUID by) {
        return sessions.fromTransaction(
                session -> {
                    MistakeRow row =
                            session.find(
                                    MistakeRow.class,
                                    new TenantId(tenant, id),
                                    LockMode.PESSIMISTIC_WRITE);
                    if (row == null || !Objects.equals(row.changed, basis)) {
                        return false;
                    }
                    row.state = state;
                    row.answer = answer;
                    row.changed = now();
                    row.changedBy = by;
                    return true;
                });
    }

    private static String where(@Nullable State state, @Nullable String unit) {
        return " where key.tenant = :tenant"
                + (state == null ? "" : " and state = :state")
                + (unit == null ? "" : " and unit = :unit");
    }

    private void set(Query<?> query, @Nullable State state, @Nullable String unit) {
        query.setParameter("tenant", tenant);
        if (state != null) {
            query.setParameter("state", state);
        }
        if (unit != null) {
            query.setParameter("unit", unit);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
