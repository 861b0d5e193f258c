package nl.leerspoor.lrs.internal.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.LrsMetrics;
import nl.leerspoor.lrs.Origin;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer of the log (decisions D-30). Requests queue up; one thread appends what waits
 * in one transaction and answers each after that commit. A refused request leaves the others alone.
 */
public final class Appender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final int QUEUE = 1000;
    private static final int GROUP_STATEMENTS = 1000;
    private static final long WAIT_SECONDS = 60;

    private final Database database;
    private final LrsMetrics metrics;
    private final BlockingQueue<Append> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Map<String, Instant> committed = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> promised = new AtomicReference<>(Instant.EPOCH);
    private final Thread writer;
    private volatile boolean inFlight;
    private volatile boolean closed;
    private volatile Runnable wake = () -> {};

    /** Starts the writer thread. */
    public Appender(Database database, LrsMetrics metrics) {
        this.database = database;
        this.metrics = metrics;
        this.writer = new Thread(this::run, "lrs-appender");
        writer.setDaemon(true);
        writer.start();
    }

    /** Called after every commit that stored something. */
    public void onAppend(Runnable listener) {
        wake = listener;
    }

    /**
     * Appends all statements or none, and returns after the commit is durable.
     *
     * @throws ProblemException CONFLICT when an id holds another statement, UNAVAILABLE when the
     *     database cannot be used or too much is waiting
     */
    public List<UUID> append(
            List<Statement> statements,
            List<Origin> origins,
            Map<String, byte[]> attachments,
            Authority authority,
            AuthorityAgent agent) {
        Append request = Append.of(statements, origins, attachments, authority, agent);
        try {
            // No waiting for a place: that would hold the threads of those who come to read.
            if (closed || !queue.offer(request)) {
                throw busy("too many requests are waiting; nothing was stored");
            }
            if (closed && queue.remove(request)) {
                throw busy("the store is closing; nothing was stored");
            }
            return request.answer().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            if (e.getCause() instanceof OutOfMemoryError) {
                throw busy("there is not enough memory now; send the same statements again");
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            queue.remove(request); // the sender will come again, and this would be in his way
            throw busy("the database is too slow now; send the same statements again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy("the store is stopping; send the same statements again");
        }
    }

    /**
     * The latest time before which every statement of a tenant is visible (Communication 2.1.3):
     * never waits for a writer, here or on another node (decisions D-14). What this says is never
     * undercut by a later stored time, even when the clock of this process steps back.
     */
    public Instant consistentThrough(String tenant) {
        Instant known = knownThrough(tenant);
        return known == null ? database.consistentThrough(tenant) : known;
    }

    /** The same when this process knows it by itself; null when the database must be asked. */
    public @Nullable Instant knownThrough(String tenant) {
        if (!database.h2()) {
            return null;
        }
        Instant mine = database.clock().instant().truncatedTo(ChronoUnit.MICROS);
        // Promise first, look second: a writer that starts after the look sees the promise.
        Instant latest = promised.accumulateAndGet(mine, (a, b) -> a.isAfter(b) ? a : b);
        return inFlight ? lastCommitted(tenant) : latest;
    }

    /**
     * The stored time of the last statement of a tenant that this node knows to be committed: every
     * statement up to it is visible. It costs no look at the database.
     */
    public Instant lastCommitted(String tenant) {
        return committed.computeIfAbsent(
                tenant,
                t -> {
                    LedgerHeadRow head =
                            database.inTransaction(session -> session.get(LedgerHeadRow.class, t));
                    return head == null ? Instant.EPOCH : head.stored();
                });
    }

    private void run() {
        List<Append> group = new ArrayList<>();
        while (!closed || !queue.isEmpty()) {
            try {
                Append first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                collect(group, first);
                inFlight = true;
                commit(group);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("the append thread met a fault and goes on", e);
                group.forEach(r -> r.answer().completeExceptionally(e));
            } finally {
                inFlight = false;
                group.clear();
            }
        }
    }

    private void collect(List<Append> group, Append first) {
        group.add(first);
        int statements = first.statements().size();
        while (statements < GROUP_STATEMENTS) {
            Append next = queue.poll();
            if (next == null) {
                return;
            }
            group.add(next);
            statements += next.statements().size();
        }
    }

    private void commit(List<Append> group) {
        IdentityHashMap<Append, Object> outcomes;
        long start = System.nanoTime();
        try {
            outcomes = transact(group);
        } catch (RuntimeException e) {
            // A database that is away is away for each: asking it again for one after the other
            // would keep them all waiting, and whoever comes after them (D-18).
            if (group.size() == 1 || isUnavailable(e)) {
                group.forEach(request -> request.answer().completeExceptionally(e));
                return;
            }
            // No caller may see another's failure: one by one, so only the culprit fails.
            LOG.warn("a group of {} failed and is retried one by one", group.size(), e);
            for (Append request : group) {
                commit(List.of(request));
            }
            return;
        }
        int statements = group.stream().mapToInt(request -> request.statements().size()).sum();
        metrics.committed(group.size(), statements, Duration.ofNanos(System.nanoTime() - start));
        outcomes.forEach(
                (request, outcome) -> {
                    if (outcome instanceof Ids ids) {
                        request.answer().complete(ids.list());
                    } else if (outcome instanceof Throwable refusal) {
                        request.answer().completeExceptionally(refusal);
                    }
                });
        database.appended(statements);
        try {
            wake.run();
        } catch (RuntimeException e) {
            LOG.error("the append listener failed", e);
        }
    }

    private static boolean isUnavailable(RuntimeException e) {
        return e instanceof ProblemException problem && problem.type() == ProblemType.UNAVAILABLE;
    }

    private record Ids(List<UUID> list) {}

    /** One transaction for all; the outcome of each is its ids or its own refusal. */
    private IdentityHashMap<Append, Object> transact(List<Append> group) {
        IdentityHashMap<Append, Object> outcomes = new IdentityHashMap<>();
        Map<String, Instant> stored = new TreeMap<>();
        Map<String, List<Append>> byTenant = new TreeMap<>(); // one order of locks for all nodes
        for (Append request : group) {
            byTenant.computeIfAbsent(request.tenant(), t -> new ArrayList<>()).add(request);
        }
        database.append(
                (connection, h2) -> {
                    for (Map.Entry<String, List<Append>> one : byTenant.entrySet()) {
                        AppendTransaction log =
                                AppendTransaction.open(
                                        connection,
                                        h2,
                                        one.getKey(),
                                        one.getValue(),
                                        database.clock().instant().truncatedTo(ChronoUnit.MICROS));
                        for (Append request : one.getValue()) {
                            outcomes.put(request, tryAdd(log, request));
                        }
                        if (!log.isEmpty()) {
                            stored.put(
                                    one.getKey(),
                                    log.write(Objects.requireNonNull(promised.get())));
                        }
                    }
                });
        committed.putAll(stored);
        return outcomes;
    }

    private static Object tryAdd(AppendTransaction log, Append request) throws SQLException {
        try {
            return new Ids(log.add(request));
        } catch (ProblemException refusal) {
            return refusal;
        }
    }

    /** Requests that wait for the writer. */
    public int waiting() {
        return queue.size();
    }

    private static ProblemException busy(String detail) {
        return new ProblemException(ProblemType.UNAVAILABLE, detail);
    }

    /** Appends what waits, then stops. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
