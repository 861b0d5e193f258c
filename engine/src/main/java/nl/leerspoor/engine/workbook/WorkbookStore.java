package nl.leerspoor.engine.workbook;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import nl.leerspoor.engine.TenantId;
import nl.leerspoor.engine.profile.Identity;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * Drafts and submissions of one tenant. Every change locks its row first, so that two tabs never
 * hand in or judge the same thing twice. Safe for use by many threads.
 */
public final class WorkbookStore {
    private static final int PENDING = 1000;

    private final SessionFactory sessions;
    private final String tenant;

    /**
     * The workbooks of a tenant.
     *
     * @param sessions of the engine's database
     * @param tenant the provider (D-27)
     */
    public WorkbookStore(SessionFactory sessions, String tenant) {
        this.sessions = sessions;
        this.tenant = tenant;
    }

    /**
     * The tables of this package, for opening the database.
     *
     * @return row classes
     */
    public static List<Class<?>> rows() {
        return List.of(DraftRow.class, SubmissionRow.class);
    }

    /** What is fixed when a part is handed in. */
    record HandIn(
            UUID registration,
            String courseId,
            String courseVersion,
            String regulations,
            PartForm form,
            Identity identity) {}

    /** A statement that waits to be recorded, and whether it is the verdict's. */
    record Waiting(UUID submission, boolean verdict, String statement) {}

    /**
     * What is being filled in.
     *
     * @param registration whose
     * @param unit unit id of the part
     * @return empty page before the first save
     */
    public Draft draft(UUID registration, String unit) {
        return sessions.fromTransaction(
                session -> {
                    DraftRow row =
                            session.find(
                                    DraftRow.class, new DraftRow.Key(tenant, registration, unit));
                    return row == null ? Draft.EMPTY : row.draft();
                });
    }

    /**
     * Saves changed fields.
     *
     * @param basis revision the changes are based on; null to change only the fields given,
     *     whatever was saved since
     * @return the draft as saved; empty when someone saved a newer one since {@code basis}
     */
    Optional<Draft> save(
            UUID registration,
            String unit,
            Map<String, String> changed,
            @Nullable Integer basis,
            Instant now) {
        DraftRow.Key key = ensureDraft(registration, unit, now);
        return sessions.fromTransaction(
                session -> {
                    DraftRow row = lockDraft(session, key);
                    if (basis != null && basis != row.revision) {
                        return Optional.empty();
                    }
                    row.answers = Answers.parse(row.answers).with(changed).json();
                    row.revision++;
                    row.saved = now.truncatedTo(ChronoUnit.MILLIS);
                    return Optional.of(row.draft());
                });
    }

    /**
     * Hands the draft in as the next version, with its statement fixed in the same transaction.
     *
     * @param answers that the learner looked at and confirmed
     * @param statement JSON text for (submission id, statement id)
     * @return empty when the part cannot be handed in any more, or the draft changed since
     */
    Optional<Submission> submit(
            HandIn handIn, Answers answers, Instant now, BiFunction<UUID, UUID, String> statement) {
        String unit = handIn.form().unit();
        DraftRow.Key key = ensureDraft(handIn.registration(), unit, now);
        return sessions.fromTransaction(
                session -> {
                    DraftRow draft = lockDraft(session, key);
                    List<SubmissionRow> earlier =
                            rows(session, handIn.registration(), unit).toList();
                    PartState state =
                            earlier.isEmpty()
                                    ? PartState.OPEN
                                    : earlier.get(earlier.size() - 1).submission().state();
                    if (!state.editable() || !Answers.parse(draft.answers).equals(answers)) {
                        return Optional.empty();
                    }
                    SubmissionRow row = new SubmissionRow();
                    row.key = new TenantId(tenant, UUID.randomUUID());
                    row.registration = handIn.registration();
                    row.unit = unit;
                    row.number = earlier.size() + 1;
                    row.courseId = handIn.courseId();
                    row.courseVersion = handIn.courseVersion();
                    row.regulations = handIn.regulations();
                    row.rubricVersion =
                            WorkbookJson.rubricVersion(handIn.courseVersion(), handIn.form());
                    row.form = WorkbookJson.write(handIn.form());
                    row.answers = answers.json();
                    row.length = answers.length();
                    row.sha2 = answers.sha2();
                    row.identity = handIn.identity().key();
                    row.submitted = now.truncatedTo(ChronoUnit.MILLIS);
                    row.statementId = UUID.randomUUID();
                    row.statement = statement.apply(row.key.id(), row.statementId);
                    session.persist(row);
                    return Optional.of(row.submission());
                });
    }

    /**
     * Every handed-in version of a part.
     *
     * @param registration whose
     * @param unit unit id
     * @return oldest first; may be empty
     */
    public List<Submission> submissions(UUID registration, String unit) {
        return sessions.fromTransaction(
                session ->
                        rows(session, registration, unit).map(SubmissionRow::submission).toList());
    }

    /**
     * One handed-in version.
     *
     * @param id reference
     * @return empty when there is none
     */
    public Optional<Submission> find(UUID id) {
        return sessions.fromTransaction(
                session ->
                        Optional.ofNullable(
                                        session.find(SubmissionRow.class, new TenantId(tenant, id)))
                                .map(SubmissionRow::submission));
    }

    /**
     * What waits for a verdict, on the record and not erased.
     *
     * @param limit at most this many
     * @return oldest first
     */
    List<Submission> queue(int limit) {
        return sessions.fromTransaction(
                session ->
                        session.createQuery(
                                        "from SubmissionRow where key.tenant = :tenant and judged"
                                                + " is null and recorded is not null and answers is"
                                                + " not null order by submitted, key.id",
                                        SubmissionRow.class)
                                .setParameter("tenant", tenant)
                                .setMaxResults(limit)
                                .getResultStream()
                                .map(SubmissionRow::submission)
                                .toList());
    }

    /**
     * Stores a verdict, with its statement fixed in the same transaction.
     *
     * @param statement JSON text for the statement id
     * @return empty when it has a verdict already
     */
    Optional<Submission> judge(
            UUID id,
            UUID assessor,
            boolean sufficient,
            Map<String, String> remarks,
            Instant now,
            BiFunction<Submission, UUID, String> statement) {
        return sessions.fromTransaction(
                session -> {
                    SubmissionRow row = lock(session, id);
                    if (row.judged != null || row.recorded == null) {
                        return Optional.empty();
                    }
                    UUID verdictId = UUID.randomUUID();
                    row.verdictStatement = statement.apply(row.submission(), verdictId);
                    row.verdictId = verdictId;
                    row.assessor = assessor;
                    row.sufficient = sufficient;
                    row.remarks = Answers.of(remarks).json();
                    row.judged = now.truncatedTo(ChronoUnit.MILLIS);
                    return Optional.of(row.submission());
                });
    }

    /** Statements of one submission that are not in the log yet, in order. */
    List<Waiting> waiting(UUID submission) {
        return sessions.fromTransaction(
                session ->
                        Optional.ofNullable(
                                        session.find(
                                                SubmissionRow.class,
                                                new TenantId(tenant, submission)))
                                .map(row -> waiting(row).toList())
                                .orElse(List.of()));
    }

    /** Submissions with statements that are not in the log yet. */
    List<UUID> withWaiting() {
        return sessions.fromTransaction(
                session ->
                        session.createQuery(
                                        "select key.id from SubmissionRow where key.tenant ="
                                                + " :tenant and (statement is not null or"
                                                + " verdictStatement is not null) order by"
                                                + " submitted",
                                        UUID.class)
                                .setParameter("tenant", tenant)
                                .setMaxResults(PENDING)
                                .getResultList());
    }

    /** A waiting statement is in the log. */
    void recorded(Waiting waiting, Instant now) {
        sessions.inTransaction(
                session -> {
                    SubmissionRow row = lock(session, waiting.submission());
                    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
                    if (waiting.verdict() && row.verdictRecorded == null) {
                        row.verdictRecorded = at;
                        row.verdictStatement = null;
                    } else if (!waiting.verdict() && row.recorded == null) {
                        row.recorded = at;
                        row.statement = null;
                    }
                });
    }

    private static Stream<Waiting> waiting(SubmissionRow row) {
        String submission = row.statement;
        String verdict = row.verdictStatement;
        return Stream.concat(
                submission == null
                        ? Stream.of()
                        : Stream.of(new Waiting(row.key.id(), false, submission)),
                verdict == null
                        ? Stream.of()
                        : Stream.of(new Waiting(row.key.id(), true, verdict)));
    }

    private DraftRow lockDraft(Session session, DraftRow.Key key) {
        return Objects.requireNonNull(
                session.find(DraftRow.class, key, LockMode.PESSIMISTIC_WRITE));
    }

    /** Makes the empty page there is to lock, in a transaction of its own. */
    private DraftRow.Key ensureDraft(UUID registration, String unit, Instant now) {
        DraftRow.Key key = new DraftRow.Key(tenant, registration, unit);
        try {
            sessions.inTransaction(
                    session -> {
                        if (session.find(DraftRow.class, key) == null) {
                            DraftRow row = new DraftRow();
                            row.key = key;
                            row.answers = Answers.NONE.json();
                            row.revision = 0;
                            row.saved = now.truncatedTo(ChronoUnit.MILLIS);
                            session.persist(row);
                        }
                    });
        } catch (ConstraintViolationException e) {
            // Another tab made it at the same moment: it is there.
            if (sessions.fromTransaction(session -> session.find(DraftRow.class, key)) == null) {
                throw e;
            }
        }
        return key;
    }

    private Stream<SubmissionRow> rows(Session session, UUID registration, String unit) {
        return session.createQuery(
                        "from SubmissionRow where key.tenant = :tenant and registration ="
                                + " :registration and unit = :unit order by number",
                        SubmissionRow.class)
                .setParameter("tenant", tenant)
                .setParameter("registration", registration)
                .setParameter("unit", unit)
                .getResultStream();
    }

    private SubmissionRow lock(Session session, UUID id) {
        SubmissionRow row =
                session.find(
                        SubmissionRow.class, new TenantId(tenant, id), LockMode.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new IllegalStateException("no submission " + id);
        }
        return row;
    }
}
