package nl.leerspoor.engine.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.leerspoor.engine.profile.Identity;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one tenant. Every change locks the attempt's row first, so that two tabs, two
 * devices or the sweep never work on the same attempt at once. Safe for use by many threads.
 */
public final class AttemptStore {
    private static final int MAX_CHOSEN = 200;

    private final SessionFactory sessions;
    private final String tenant;

    /**
     * The attempts of a tenant.
     *
     * @param sessions of the engine's database
     * @param tenant the provider (D-27)
     */
    public AttemptStore(SessionFactory sessions, String tenant) {
        this.sessions = sessions;
        this.tenant = tenant;
    }

    /**
     * The tables of this package, for opening the database.
     *
     * @return row classes
     */
    public static List<Class<?>> rows() {
        return List.of(FormRow.class, AttemptRow.class, AnswerRow.class);
    }

    /** Which attempt. */
    record Ref(UUID registration, int number) {}

    /** What is fixed when an attempt is opened. */
    record Opening(
            String courseId,
            String courseVersion,
            String regulations,
            ExamForm form,
            AttemptSeed seed,
            Identity identity,
            String integrityVersion) {}

    /** What became of an answer. */
    enum Saved {
        /** Stored. */
        SAVED,
        /** Too late: handed in, or out of time. */
        CLOSED
    }

    /**
     * All attempts of a registration.
     *
     * @param registration whose
     * @return in order of number; may be empty
     */
    public List<ExamAttempt> attempts(UUID registration) {
        return sessions.fromTransaction(
                session -> rows(session, registration).map(AttemptRow::attempt).toList());
    }

    /**
     * Names of the forms that a registration has seen.
     *
     * @param registration whose
     * @return by order of attempts
     */
    List<String> formsSeen(UUID registration) {
        return sessions.fromTransaction(
                session -> rows(session, registration).map(row -> row.form).toList());
    }

    /**
     * One attempt with everything.
     *
     * @param registration whose
     * @param number from 1
     * @return empty when there is none
     */
    public Optional<Sitting> find(UUID registration, int number) {
        return sessions.fromTransaction(
                session -> {
                    AttemptRow row = session.find(AttemptRow.class, key(registration, number));
                    return Optional.ofNullable(row).map(found -> sitting(session, found));
                });
    }

    /**
     * Opens an attempt with the next number, and keeps a copy of its form.
     *
     * @return false when an attempt of that number came in between, from another tab
     */
    boolean open(Ref ref, Opening opening, Instant now) {
        try {
            keep(opening);
            sessions.inTransaction(session -> session.persist(row(ref, opening, now)));
            return true;
        } catch (ConstraintViolationException e) {
            if (find(ref.registration(), ref.number()).isPresent()) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Stores an answer; the first one makes the attempt count (P-6).
     *
     * @param options none takes an answer away, which leaves the attempt what it was
     */
    Saved answer(Ref ref, String item, List<String> options, Identity identity, Instant now) {
        String chosen = String.join(" ", options);
        if (chosen.length() > MAX_CHOSEN) {
            throw new IllegalArgumentException(
                    "option ids have at most " + MAX_CHOSEN + " characters together");
        }
        return sessions.fromTransaction(
                session -> {
                    AttemptRow row = lock(session, ref);
                    ExamAttempt attempt = row.attempt();
                    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
                    if (!attempt.takesAnswers(at)) {
                        return Saved.CLOSED;
                    }
                    AnswerRow.Key key =
                            new AnswerRow.Key(tenant, ref.registration(), ref.number(), item);
                    AnswerRow answer = session.find(AnswerRow.class, key);
                    if (chosen.isEmpty()) {
                        if (answer != null) {
                            weaken(row, identity);
                            session.remove(answer);
                        }
                        return Saved.SAVED;
                    }
                    row.take(attempt.answered(at, Duration.ofMinutes(row.windowMinutes)));
                    weaken(row, identity);
                    if (answer == null) {
                        answer = new AnswerRow();
                        answer.key = key;
                        answer.chosen = chosen;
                        answer.answered = at;
                        session.persist(answer);
                    } else if (!answer.chosen.equals(chosen)) {
                        answer.chosen = chosen;
                        answer.answered = at;
                    }
                    return Saved.SAVED;
                });
    }

    /**
     * Closes an attempt that counts, with what is there, and fixes its statements in the same
     * transaction. Closing it again changes nothing.
     *
     * @param handIn version of the text confirmed at hand-in; null when it ran out
     */
    ExamAttempt close(
            Ref ref,
            Instant now,
            @Nullable Identity identity,
            @Nullable String handIn,
            Function<Sitting, List<String>> statements) {
        return sessions.fromTransaction(
                session -> {
                    AttemptRow row = lock(session, ref);
                    ExamAttempt attempt = row.attempt();
                    if (attempt.closed() != null || !attempt.counts()) {
                        return attempt;
                    }
                    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
                    if (!attempt.ranOut(at)) {
                        if (handIn == null) {
                            return attempt;
                        }
                        row.integrityHandIn = handIn;
                        if (identity != null) {
                            weaken(row, identity);
                        }
                    }
                    Sitting sitting = sitting(session, row);
                    row.take(attempt.close(at, sitting.score()));
                    row.statements = FrozenJson.write(statements.apply(sitting(session, row)));
                    return row.attempt();
                });
    }

    /** The statements of a closed attempt that are not in the log yet, as fixed when it closed. */
    Optional<List<String>> unrecorded(Ref ref) {
        return sessions.fromTransaction(
                session ->
                        Optional.ofNullable(
                                        session.find(
                                                AttemptRow.class,
                                                key(ref.registration(), ref.number())))
                                .flatMap(row -> Optional.ofNullable(row.statements))
                                .map(FrozenJson::statements));
    }

    /** The statements are in the log: the result is final. */
    ExamAttempt recorded(Ref ref, Instant now) {
        return sessions.fromTransaction(
                session -> {
                    AttemptRow row = lock(session, ref);
                    if (row.recorded == null) {
                        row.recorded = now.truncatedTo(ChronoUnit.MILLIS);
                        row.statements = null;
                    }
                    return row.attempt();
                });
    }

    /** Attempts that ran out, or were closed and are not in the log yet. */
    List<Ref> due(Instant now, int limit) {
        return sessions.fromTransaction(
                session ->
                        session.createQuery(
                                        "from AttemptRow where key.tenant = :tenant and recorded is"
                                                + " null and (closes <= :now or closed is not null)"
                                                + " order by closes",
                                        AttemptRow.class)
                                .setParameter("tenant", tenant)
                                .setParameter("now", now)
                                .setMaxResults(limit)
                                .getResultStream()
                                .map(row -> new Ref(row.key.registration(), row.key.number()))
                                .toList());
    }

    private AttemptRow row(Ref ref, Opening opening, Instant now) {
        AttemptRow row = new AttemptRow();
        row.key = key(ref.registration(), ref.number());
        row.formSha2 = FrozenJson.sha2(FrozenJson.write(opening.form()));
        row.form = opening.form().name();
        row.seed = opening.seed().hex();
        row.courseVersion = opening.courseVersion();
        row.regulations = opening.regulations();
        row.identity = opening.identity().key();
        row.passMark = opening.form().passMark();
        row.windowMinutes = opening.form().windowMinutes();
        row.questions = opening.form().items().size();
        row.integrityStart = opening.integrityVersion();
        row.started = now.truncatedTo(ChronoUnit.MILLIS);
        return row;
    }

    private void keep(Opening opening) {
        String content = FrozenJson.write(opening.form());
        FormRow.Key key = new FormRow.Key(tenant, FrozenJson.sha2(content));
        try {
            sessions.inTransaction(
                    session -> {
                        if (session.find(FormRow.class, key) == null) {
                            FormRow row = new FormRow();
                            row.key = key;
                            row.courseId = opening.courseId();
                            row.name = opening.form().name();
                            row.content = content;
                            session.persist(row);
                        }
                    });
        } catch (ConstraintViolationException e) {
            // Another learner started with the same form at the same moment: it is there.
            if (sessions.fromTransaction(session -> session.find(FormRow.class, key)) == null) {
                throw e;
            }
        }
    }

    private Sitting sitting(Session session, AttemptRow row) {
        FormRow form = session.find(FormRow.class, new FormRow.Key(tenant, row.formSha2));
        return new Sitting(
                row.key.registration(),
                row.attempt(),
                FrozenJson.form(form.content),
                new AttemptSeed(row.seed),
                row.courseVersion,
                row.regulations,
                Identity.find(row.identity).orElseThrow(),
                row.integrityHandIn != null,
                session.createQuery(
                                "from AnswerRow where key.tenant = :tenant and key.registration ="
                                        + " :registration and key.number = :number order by"
                                        + " key.item",
                                AnswerRow.class)
                        .setParameter("tenant", tenant)
                        .setParameter("registration", row.key.registration())
                        .setParameter("number", row.key.number())
                        .getResultStream()
                        .collect(
                                Collectors.toMap(
                                        answer -> answer.key.item(),
                                        answer ->
                                                new Sitting.Answer(
                                                        List.of(answer.chosen.split(" ")),
                                                        answer.answered))));
    }

    private java.util.stream.Stream<AttemptRow> rows(Session session, UUID registration) {
        return session.createQuery(
                        "from AttemptRow where key.tenant = :tenant and key.registration ="
                                + " :registration order by key.number",
                        AttemptRow.class)
                .setParameter("tenant", tenant)
                .setParameter("registration", registration)
                .getResultStream();
    }

    private AttemptRow lock(Session session, Ref ref) {
        AttemptRow row =
                session.find(
                        AttemptRow.class,
                        key(ref.registration(), ref.number()),
                        LockMode.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new IllegalStateException("no attempt " + ref.number());
        }
        return row;
    }

    private AttemptRow.Key key(UUID registration, int number) {
        return new AttemptRow.Key(tenant, registration, number);
    }

    /** Two visits are as trustworthy as the weaker one (D-7). */
    private static void weaken(AttemptRow row, Identity identity) {
        Identity known = Identity.find(row.identity).orElseThrow();
        row.identity = (identity.compareTo(known) < 0 ? identity : known).key();
    }
}
