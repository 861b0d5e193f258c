package nl.leerspoor.engine.progress;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import nl.leerspoor.engine.profile.ScoredBy;
import nl.leerspoor.engine.profile.Terms;
import nl.leerspoor.lrs.StatementPage;
import nl.leerspoor.lrs.StatementQuery;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.StoredStatement;
import org.hibernate.LockMode;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps progress up with the statement log (house 3, steps 5 and 6).
 *
 * <p>It reads after its cursor, folds, and saves rows and cursor in one transaction: a crash
 * neither loses nor repeats a statement, and several nodes take turns on the cursor's row. A fact
 * that comes later than it happened, a voiding and a binding refold that learner from all of their
 * statements, so the result never depends on the order of arrival (D-15).
 */
public final class ProgressFollower implements AutoCloseable {
    /** Changes with every change of the rules of the fold; an older one is rebuilt at the start. */
    static final int FOLD_VERSION = 1;

    private static final Logger LOG = LoggerFactory.getLogger(ProgressFollower.class);
    private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";
    private static final int BATCH = 500;
    private static final long RETRY_MILLIS = 1_000;
    private static final long GATHER_MILLIS = 200;

    private final SessionFactory sessions;
    private final StatementStore log;
    private final ProgressStore store;
    private final String tenant;
    private final Collection<String> courses;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean closed;
    private @Nullable Thread thread;

    /**
     * A follower, not yet running.
     *
     * @param sessions of the engine's database
     * @param log the statements
     * @param store gives progress to readers
     * @param tenant the provider (D-27)
     * @param courses IRIs of the courses whose statements count
     */
    public ProgressFollower(
            SessionFactory sessions,
            StatementStore log,
            ProgressStore store,
            String tenant,
            Collection<String> courses) {
        this.sessions = sessions;
        this.log = log;
        this.store = store;
        this.tenant = tenant;
        this.courses = List.copyOf(courses);
    }

    /**
     * Rebuilds when the rules have changed, catches up, and goes on following in the background.
     */
    public void start() {
        CursorRow live = sessions.fromStatelessTransaction(this::liveCursor);
        if (live == null || live.foldVersion != FOLD_VERSION) {
            rebuild();
        }
        drain();
        Thread worker = new Thread(this::follow, "progress-follower");
        worker.setDaemon(true);
        worker.start();
        thread = worker;
    }

    /** Says that there may be something new. Returns at once; carries no data. */
    public void wake() {
        wakes.release();
    }

    /**
     * Progress that takes into account every statement committed before this call. For pages that
     * show the effect of what the learner did a moment ago.
     *
     * @param registration ours or a bound one
     * @return never behind
     */
    public Progress upToDate(UUID registration) {
        drain();
        return store.get(registration);
    }

    /**
     * Throws the derived state away and folds the whole log again, beside the live state, which
     * readers see until the new one is complete (D-15, D-25).
     */
    public void rebuild() {
        int generation =
                sessions.fromStatelessTransaction(
                        session -> {
                            Integer highest =
                                    session.createSelectionQuery(
                                                    "select max(key.generation) from CursorRow"
                                                            + " where key.tenant = :tenant",
                                                    Integer.class)
                                            .setParameter("tenant", tenant)
                                            .getSingleResult();
                            int next = highest == null ? 1 : highest + 1;
                            session.insert(new CursorRow(tenant, next, FOLD_VERSION));
                            return next;
                        });
        while (catchUp(generation) > 0) {
            LOG.debug("rebuilding progress, generation {}", generation);
        }
        sessions.inStatelessTransaction(
                session -> {
                    for (String table : List.of("CursorRow", "ProgressRow", "BindingRow")) {
                        session.createMutationQuery(
                                        "delete from "
                                                + table
                                                + " where key.tenant = :tenant and key.generation"
                                                + " <> :generation")
                                .setParameter("tenant", tenant)
                                .setParameter("generation", generation)
                                .executeUpdate();
                    }
                    CursorRow cursor = lock(session, generation);
                    cursor.live = true;
                    session.update(cursor);
                });
    }

    /**
     * Takes the next batch into account.
     *
     * @return how many statements were read; 0 when there was nothing new
     */
    int catchUp() {
        CursorRow live = sessions.fromStatelessTransaction(this::liveCursor);
        return live == null ? 0 : catchUp(live.key.generation());
    }

    /** Stops following. What was not read yet is read at the next start. */
    @Override
    public void close() {
        closed = true;
        Thread worker = thread;
        if (worker != null) {
            worker.interrupt();
            try {
                worker.join(RETRY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void drain() {
        int read;
        do {
            read = catchUp();
        } while (read == BATCH);
    }

    private void follow() {
        while (!closed) {
            try {
                wakes.acquire();
                // Whoever cannot wait calls upToDate; a busy log is read in fewer, larger steps.
                Thread.sleep(GATHER_MILLIS);
                wakes.drainPermits();
                drain();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The database may be away for a while: nothing is lost, the cursor has not moved.
                LOG.warn("progress could not follow the log; trying again", e);
                pause();
                wakes.release();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int catchUp(int generation) {
        return sessions.fromStatelessTransaction(
                session -> {
                    CursorRow cursor = lock(session, generation);
                    List<StoredStatement> next = log.after(tenant, cursor.seq, BATCH);
                    if (!next.isEmpty()) {
                        cursor.seq = next.get(next.size() - 1).seq();
                        fold(session, cursor, next);
                        session.update(cursor);
                    }
                    return next.size();
                });
    }

    private CursorRow lock(StatelessSession session, int generation) {
        CursorRow cursor =
                session.get(
                        CursorRow.class,
                        new CursorRow.Key(tenant, generation),
                        LockMode.PESSIMISTIC_WRITE);
        if (cursor == null) {
            throw new IllegalStateException(
                    "another node has rebuilt progress; generation " + generation + " is gone");
        }
        return cursor;
    }

    private @Nullable CursorRow liveCursor(StatelessSession session) {
        return session.createSelectionQuery(
                        "from CursorRow where key.tenant = :tenant and live", CursorRow.class)
                .setParameter("tenant", tenant)
                .getSingleResultOrNull();
    }

    private void fold(StatelessSession session, CursorRow cursor, List<StoredStatement> next) {
        int generation = cursor.key.generation();
        Map<UUID, List<Fact>> fresh = new HashMap<>();
        Set<UUID> refold = new HashSet<>();
        for (StoredStatement entry : next) {
            voidedRegistration(entry).ifPresent(refold::add);
            if (entry.voided()) {
                continue;
            }
            fact(entry)
                    .ifPresent(
                            fact -> {
                                fresh.computeIfAbsent(fact.registration(), r -> new ArrayList<>())
                                        .add(fact);
                                if (bind(session, generation, fact)) {
                                    refold.add(fact.registration());
                                }
                            });
        }
        Map<UUID, List<Fact>> byRoot = new HashMap<>();
        fresh.forEach(
                (registration, facts) ->
                        byRoot.computeIfAbsent(
                                        ProgressStore.root(
                                                session, tenant, generation, registration),
                                        r -> new ArrayList<>())
                                .addAll(facts));
        for (UUID registration : refold) {
            byRoot.computeIfAbsent(
                    ProgressStore.root(session, tenant, generation, registration),
                    r -> new ArrayList<>());
        }
        byRoot.forEach(
                (root, facts) -> {
                    ProgressRow row =
                            session.get(
                                    ProgressRow.class,
                                    new ProgressRow.Key(tenant, generation, root));
                    boolean whole = refold.contains(root) || facts.isEmpty() || late(row, facts);
                    save(
                            session,
                            generation,
                            root,
                            whole ? null : row,
                            row != null,
                            whole ? allFacts(session, cursor, root) : facts);
                });
    }

    // A binding makes another registration's statements this learner's; true when it is new.
    private boolean bind(StatelessSession session, int generation, Fact fact) {
        UUID host = fact.note().hostRegistration();
        if (!fact.verb().equals(Terms.BOUND)
                || fact.evidence().trust().scoredBy() != ScoredBy.ENGINE
                || host == null
                || host.equals(fact.registration())) {
            return false;
        }
        BindingRow.Key key = new BindingRow.Key(tenant, generation, host);
        if (session.get(BindingRow.class, key) != null) {
            return false; // a registration elsewhere belongs to the first who bound it
        }
        session.insert(new BindingRow(key, fact.registration()));
        session.createMutationQuery("delete from ProgressRow where key = :key")
                .setParameter("key", new ProgressRow.Key(tenant, generation, host))
                .executeUpdate();
        return true;
    }

    private static boolean late(@Nullable ProgressRow row, List<Fact> facts) {
        if (row == null || row.lastAt == null || row.lastStatement == null) {
            return false;
        }
        String lastStatement = row.lastStatement;
        java.time.Instant lastAt = java.time.Instant.parse(row.lastAt);
        return facts.stream()
                .map(Fact::evidence)
                .anyMatch(
                        evidence -> {
                            int order = evidence.at().compareTo(lastAt);
                            return order < 0
                                    || (order == 0
                                            && evidence.statement()
                                                            .toString()
                                                            .compareTo(lastStatement)
                                                    <= 0);
                        });
    }

    private void save(
            StatelessSession session,
            int generation,
            UUID root,
            @Nullable ProgressRow from,
            boolean exists,
            List<Fact> facts) {
        List<Fact> ordered = facts.stream().sorted(Fact.ORDER).toList();
        Progress progress = from == null ? Progress.NONE : ProgressStore.read(from.state);
        for (Fact fact : ordered) {
            progress = progress.apply(fact);
        }
        ProgressRow row =
                new ProgressRow(
                        new ProgressRow.Key(tenant, generation, root),
                        ProgressStore.write(progress));
        if (!ordered.isEmpty()) {
            Evidence last = ordered.get(ordered.size() - 1).evidence();
            row.lastAt = last.at().toString();
            row.lastStatement = last.statement().toString();
        }
        if (exists) {
            session.update(row);
        } else {
            session.insert(row);
        }
    }

    // Everything that counts for a learner up to the cursor: their own registration and bound ones.
    private List<Fact> allFacts(StatelessSession session, CursorRow cursor, UUID root) {
        List<UUID> registrations = new ArrayList<>();
        registrations.add(root);
        registrations.addAll(
                session.createSelectionQuery(
                                "select key.hostRegistration from BindingRow where key.tenant ="
                                        + " :tenant and key.generation = :generation and"
                                        + " registration = :root",
                                UUID.class)
                        .setParameter("tenant", tenant)
                        .setParameter("generation", cursor.key.generation())
                        .setParameter("root", root)
                        .getResultList());
        List<Fact> facts = new ArrayList<>();
        for (UUID registration : registrations) {
            StatementQuery query =
                    StatementQuery.ALL.withRegistration(registration).withPage(0, true, 0);
            while (query != null) {
                StatementPage page = log.query(tenant, query);
                for (StoredStatement entry : page.statements()) {
                    if (entry.seq() <= cursor.seq) {
                        fact(entry)
                                .filter(fact -> fact.registration().equals(registration))
                                .ifPresent(facts::add);
                    }
                }
                query = page.next();
            }
        }
        return facts;
    }

    private Optional<Fact> fact(StoredStatement entry) {
        return Fact.of(
                entry.statement().json(),
                entry.id(),
                entry.timestamp(),
                entry.stored(),
                entry.authorityName(),
                courses);
    }

    private Optional<UUID> voidedRegistration(StoredStatement entry) {
        var json = entry.statement().json();
        if (!VOIDED.equals(json.path("verb").path("id").asText())) {
            return Optional.empty();
        }
        try {
            UUID target = UUID.fromString(json.path("object").path("id").asText());
            return log.find(tenant, target).flatMap(this::fact).map(Fact::registration);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
