package nl.leerspoor.lrs.neighbour;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.StoredStatement;
import nl.leerspoor.lrs.client.Answer;
import nl.leerspoor.lrs.client.LrsClient;
import nl.leerspoor.lrs.client.LrsClientException;
import nl.leerspoor.lrs.internal.store.DeadLetterRow;
import nl.leerspoor.lrs.internal.store.NeighbourRow;
import nl.leerspoor.lrs.internal.store.NeighbourTable;
import nl.leerspoor.lrs.neighbour.NeighbourStatus.State;
import nl.leerspoor.lrs.xapi.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The neighbours of a store: adds, lists and removes them, and works on them in the background once
 * {@linkplain #start() started}. Several nodes on one database take turns: one neighbour is worked
 * on by one node at a time. Safe for use by several threads.
 */
public final class Neighbours implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** Neighbours worked on at once, so that a slow one holds up no other. */
    private static final int WORKERS = 4;

    private static final long TIMER_MILLIS = 1_000;

    private static final long CLOSE_MILLIS = 5_000;

    /** Appends within this time are followed together. */
    private static final long GATHER_MILLIS = 100;

    private final StatementStore store;
    private final NeighbourTable table;
    private final NeighbourConfig config;
    private final Consumer<Runnable> onAppend;
    private final KeyFile keyFile;
    private final UUID node = UUID.randomUUID();
    private final Set<NeighbourRow.Key> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore wakes = new Semaphore(0);
    private final ExecutorService workers =
            Executors.newFixedThreadPool(
                    WORKERS,
                    work -> {
                        Thread thread = new Thread(work, "lrs-neighbour");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile boolean closed;
    private @Nullable Thread timer;

    /**
     * For {@link nl.leerspoor.lrs.Lrs#neighbours}.
     *
     * @param onAppend takes what is to be called after every append
     */
    public Neighbours(
            StatementStore store,
            NeighbourTable table,
            NeighbourConfig config,
            Consumer<Runnable> onAppend) {
        this.store = store;
        this.table = table;
        this.config = config;
        this.onAppend = onAppend;
        this.keyFile = new KeyFile(config.keyFile());
    }

    /**
     * Adds a neighbour, with its secret.
     *
     * @param fromNow true: nothing that is in the log now; false: from the first statement on
     * @throws IllegalArgumentException when the tenant has one of that name, or its address is not
     *     allowed
     */
    public void add(String tenant, Neighbour neighbour, boolean fromNow) {
        String secret = neighbour.secret();
        if (secret == null) {
            throw new IllegalArgumentException("a neighbour needs its secret");
        }
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("not a tenant: " + tenant);
        }
        Addresses.requireScheme(neighbour.address(), config);
        if (neighbour instanceof Neighbour.Webhook) {
            try {
                Addresses.require(neighbour.address(), config);
            } catch (Setback e) {
                throw new IllegalArgumentException(e.reason());
            }
        }
        NeighbourRow row = new NeighbourRow();
        row.tenant = tenant;
        row.name = neighbour.name();
        row.kind = neighbour.kind();
        row.settings = NeighbourJson.write(neighbour);
        row.secret = keyFile.seal(secret, owner(row.key()));
        row.state = State.ACTIVE.text();
        row.cursorSeq = fromNow && !(neighbour instanceof Neighbour.Pull) ? table.head(tenant) : 0;
        row.pulledTo = fromNow && neighbour instanceof Neighbour.Pull ? table.now() : null;
        row.pulledIds = "";
        if (!table.insert(row)) {
            throw new IllegalArgumentException("there is a neighbour " + row.name + " already");
        }
        wake();
    }

    private static String owner(NeighbourRow.Key key) {
        return key.tenant() + "/" + key.name();
    }

    /** Removes a neighbour and its dead letters; false when there is none of that name. */
    public boolean remove(String tenant, String name) {
        return table.delete(new NeighbourRow.Key(tenant, name));
    }

    /** Stops working on a neighbour after the request in flight; false when there is none. */
    public boolean pause(String tenant, String name) {
        return table.setState(new NeighbourRow.Key(tenant, name), State.PAUSED.text());
    }

    /** Goes on from the cursor, at once; false when there is no such neighbour. */
    public boolean resume(String tenant, String name) {
        NeighbourRow.Key key = new NeighbourRow.Key(tenant, name);
        boolean there = table.setState(key, State.ACTIVE.text());
        wake();
        return there;
    }

    /**
     * How it goes with each neighbour, by tenant and name.
     *
     * @param tenant whose; null for all
     */
    public List<NeighbourStatus> list(@Nullable String tenant) {
        return table.list(tenant).stream().map(this::status).toList();
    }

    private NeighbourStatus status(NeighbourRow row) {
        Neighbour neighbour = NeighbourJson.read(row, null);
        long behind = 0;
        Instant oldest = row.lastSuccess;
        if (!(neighbour instanceof Neighbour.Pull)) {
            behind = Math.max(0, table.head(row.tenant) - row.cursorSeq);
            oldest =
                    store.after(row.tenant, row.cursorSeq, 1).stream()
                            .findFirst()
                            .map(StoredStatement::stored)
                            .orElse(null);
        }
        Duration lag = oldest == null ? Duration.ZERO : Duration.between(oldest, table.now());
        return new NeighbourStatus(
                row.tenant,
                neighbour,
                State.of(row.state),
                row.cursorSeq,
                row.pulledTo,
                behind,
                lag.isNegative() ? Duration.ZERO : lag,
                row.lastSuccess,
                row.lastError,
                row.failures,
                row.nextTry,
                table.countDeadLetters(row.key()));
    }

    /** What was set aside for a neighbour, oldest first, at most {@code limit}. */
    public List<DeadLetter> deadLetters(String tenant, String name, int limit) {
        return table.deadLetters(new NeighbourRow.Key(tenant, name), limit).stream()
                .map(
                        row ->
                                new DeadLetter(
                                        row.id,
                                        row.neighbour,
                                        row.statementId,
                                        row.seq,
                                        row.status,
                                        row.reason,
                                        row.setAside,
                                        row.tries))
                .toList();
    }

    /** Forgets a dead letter; false when there is none with this id. */
    public boolean drop(String tenant, UUID deadLetter) {
        return table.drop(tenant, deadLetter);
    }

    /**
     * Tries a statement again that was set aside, now and in this thread. When it is taken the dead
     * letter is gone; else it has one try more and the new reason.
     *
     * @return true when it was taken
     * @throws IllegalArgumentException when there is no such dead letter
     */
    public boolean replay(String tenant, UUID deadLetter) {
        DeadLetterRow letter =
                table.deadLetter(tenant, deadLetter)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no dead letter " + deadLetter));
        NeighbourRow row = table.find(new NeighbourRow.Key(tenant, letter.neighbour)).orElseThrow();
        Optional<String> refusal;
        int status = 0;
        try {
            refusal = again(row, letter);
        } catch (ProblemException e) {
            refusal = Optional.of(Pulling.reason(e));
            status = e.type().status();
        } catch (LrsClientException e) {
            refusal = Optional.of(Setback.of(e, table.now()).reason());
            status = e.status();
        } catch (Setback e) {
            refusal = Optional.of(e.reason());
            status = e.status();
        }
        if (refusal.isEmpty()) {
            table.drop(tenant, deadLetter);
            return true;
        }
        table.triedAgain(tenant, deadLetter, status, refusal.get());
        return false;
    }

    /** Why it is refused again; empty when it was taken. */
    private Optional<String> again(NeighbourRow row, DeadLetterRow letter) {
        Turn turn = new Turn(table, config, node, () -> closed, row);
        Neighbour neighbour = NeighbourJson.read(row, keyFile.open(row.secret, owner(row.key())));
        UUID id = letter.statementId;
        if (neighbour instanceof Neighbour.Pull pull) {
            byte[] kept = letter.text == null ? new byte[0] : letter.text;
            new Pulling(store, pull, client(pull), turn).again(id, kept);
            return Optional.empty();
        }
        Optional<StoredStatement> found =
                id == null ? Optional.empty() : store.find(row.tenant, id);
        if (found.isEmpty()) {
            return Optional.of("the statement was erased here");
        }
        if (neighbour instanceof Neighbour.Forward forward) {
            return Forwarding.again(
                    client(forward), forward, Outgoing.of(found.get(), store, row.tenant), turn);
        }
        Answer answer =
                new Posting(store, (Neighbour.Webhook) neighbour, config, turn)
                        .send(List.of(found.get()));
        return answer.ok()
                ? Optional.empty()
                : Optional.of("status " + answer.status() + ": " + answer.text());
    }

    private LrsClient client(Neighbour.Forward to) {
        return new LrsClient(to.address(), to.key(), secret(to), to.version(), config.timeout());
    }

    private LrsClient client(Neighbour.Pull from) {
        return new LrsClient(
                from.address(), from.key(), secret(from), from.version(), config.timeout());
    }

    private static String secret(Neighbour neighbour) {
        return String.valueOf(neighbour.secret());
    }

    /** Works on what is due in the background from now on, woken by appends and by a timer. */
    public synchronized void start() {
        if (timer != null || closed) {
            return;
        }
        Thread thread = new Thread(this::follow, "lrs-neighbours");
        thread.setDaemon(true);
        thread.start();
        timer = thread;
        onAppend.accept(this::wake);
    }

    private void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    private void follow() {
        while (!closed) {
            try {
                if (wakes.tryAcquire(TIMER_MILLIS, TimeUnit.MILLISECONDS)) {
                    Thread.sleep(GATHER_MILLIS);
                    wakes.drainPermits();
                }
                for (NeighbourRow.Key key : closed ? List.<NeighbourRow.Key>of() : table.due()) {
                    if (busy.add(key)) {
                        workers.execute(() -> workThenFree(key));
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The database may be away for a while; the timer comes back.
                LOG.warn("the neighbours cannot be followed now: {}", e.toString());
            }
        }
    }

    /**
     * Does what is due, all of it, in this thread: for embedders with a scheduler of their own, and
     * for tests.
     *
     * @return turns taken that did something
     */
    public int catchUp() {
        int turns = 0;
        for (NeighbourRow.Key key : table.due()) {
            if (busy.add(key)) {
                turns += workThenFree(key);
            }
        }
        return turns;
    }

    private int workThenFree(NeighbourRow.Key key) {
        try {
            return work(key);
        } finally {
            busy.remove(key);
        }
    }

    /** Turns until there is nothing more to do now. */
    private int work(NeighbourRow.Key key) {
        int turns = 0;
        try {
            while (!closed) {
                Optional<NeighbourRow> row =
                        table.lease(key, node, Turn.leaseLength(config), Turn.leaseLeast(config));
                if (row.isEmpty()) {
                    return turns;
                }
                turns++;
                if (!turn(row.get())) {
                    return turns;
                }
            }
        } catch (Turn.Lost e) {
            LOG.info("the turn of neighbour {} ends: paused, stopped or taken over", key);
        } catch (RuntimeException e) {
            LOG.warn("neighbour {} could not be worked on: {}", key, e.toString());
        }
        return turns;
    }

    /**
     * One turn.
     *
     * @return true when there may be more at once
     */
    private boolean turn(NeighbourRow row) {
        Turn turn = new Turn(table, config, node, () -> closed, row);
        try {
            String secret = keyFile.open(row.secret, owner(row.key()));
            Neighbour neighbour = NeighbourJson.read(row, secret);
            Addresses.requireScheme(neighbour.address(), config);
            if (neighbour instanceof Neighbour.Pull pull) {
                return new Pulling(store, pull, client(pull), turn).run();
            }
            return neighbour instanceof Neighbour.Forward forward
                    ? new Forwarding(store, forward, client(forward), turn).run()
                    : new Posting(store, (Neighbour.Webhook) neighbour, config, turn).run();
        } catch (LrsClientException e) {
            return failed(turn, Setback.of(e, turn.now()));
        } catch (Setback e) {
            return failed(turn, e);
        } catch (ProblemException e) {
            return failed(turn, Setback.later(e.detail()));
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.warn("neighbour {} cannot be worked on", row.key(), e);
            return failed(turn, Setback.later(String.valueOf(e.getMessage())));
        }
    }

    private static boolean failed(Turn turn, Setback setback) {
        // Not the reason: it quotes the other, and the other may quote a statement.
        LOG.info(
                "neighbour {} failed (status {}); its last error says more",
                turn.key(),
                setback.status());
        turn.fail(setback);
        return false;
    }

    /** Waits a moment for requests in flight, then gives the leases back. */
    @Override
    public void close() {
        // No interrupts: one that meets H2 at its file would close the database.
        closed = true;
        wakes.release();
        workers.shutdown();
        try {
            Thread thread = timer;
            if (thread != null) {
                thread.join(CLOSE_MILLIS);
            }
            if (!workers.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.info("a neighbour does not answer; its last statements are sent again");
            }
            table.release(node);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ProblemException e) {
            LOG.info("the leases end by themselves: {}", e.detail());
        }
    }
}
