package nl.leerspoor.lrs.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Neighbours, their cursors and their dead letters in the database. A node works on a neighbour
 * only while it holds its lease; times are the database's, so nodes need no equal clocks. Safe for
 * use by several threads.
 */
public final class NeighbourTable {
    /** The state in which a neighbour is worked on. */
    public static final String ACTIVE = "active";

    private final Database database;

    /** Neighbours in this database. */
    public NeighbourTable(Database database) {
        this.database = database;
    }

    /** What a turn with a neighbour has come to; everything in it is saved together, or nothing. */
    public record Progress(
            long cursorSeq,
            @Nullable Instant pulledTo,
            String pulledIds,
            List<DeadLetterRow> deadLetters) {}

    /** The time leases and retries are counted in. */
    public Instant now() {
        return database.inTransaction(database::now);
    }

    /**
     * Adds a neighbour.
     *
     * @return false when the tenant has one of that name
     */
    public boolean insert(NeighbourRow row) {
        return database.write(
                session -> {
                    if (session.get(NeighbourRow.class, row.key()) != null) {
                        return false;
                    }
                    Instant now = database.now(session);
                    row.nextTry = now;
                    row.leaseUntil = now;
                    session.insert(row);
                    return true;
                });
    }

    /** Removes a neighbour and its dead letters; false when there is none. */
    public boolean delete(NeighbourRow.Key key) {
        return database.write(
                session -> {
                    session.createMutationQuery(
                                    "delete from DeadLetterRow where tenant = :tenant and neighbour"
                                            + " = :name")
                            .setParameter("tenant", key.tenant())
                            .setParameter("name", key.name())
                            .executeUpdate();
                    return session.createMutationQuery(
                                            "delete from NeighbourRow where tenant = :tenant and"
                                                    + " name = :name")
                                    .setParameter("tenant", key.tenant())
                                    .setParameter("name", key.name())
                                    .executeUpdate()
                            > 0;
                });
    }

    /** The neighbour; empty when there is none of that name. */
    public Optional<NeighbourRow> find(NeighbourRow.Key key) {
        return database.inTransaction(
                session -> Optional.ofNullable(session.get(NeighbourRow.class, key)));
    }

    /** All neighbours, by tenant and name; of one tenant, or of all when null. */
    public List<NeighbourRow> list(@Nullable String tenant) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery(
                                        "from NeighbourRow where :tenant is null or tenant ="
                                                + " :tenant order by tenant, name",
                                        NeighbourRow.class)
                                .setParameter("tenant", tenant, String.class)
                                .getResultList());
    }

    /** Active ones whose time has come and that have something to do, whoever works on them. */
    public List<NeighbourRow.Key> due() {
        return database.inTransaction(
                session ->
                        session
                                .createSelectionQuery(
                                        "from NeighbourRow n where n.state = :state and n.nextTry"
                                                + " <= :now and (n.kind = 'pull' or n.cursorSeq <"
                                                + " (select h.seq from LedgerHeadRow h where"
                                                + " h.tenant = n.tenant)) order by n.tenant,"
                                                + " n.name",
                                        NeighbourRow.class)
                                .setParameter("state", ACTIVE)
                                .setParameter("now", database.now(session))
                                .getResultList()
                                .stream()
                                .map(NeighbourRow::key)
                                .toList());
    }

    /**
     * Takes the lease, or keeps it when it is ours already; of an active neighbour whose time has
     * come.
     *
     * @param least what must be left of a lease of ours; below it, it is renewed
     * @return how far we are; empty when another node works on it, or nobody may now
     */
    public Optional<NeighbourRow> lease(
            NeighbourRow.Key key, UUID node, Duration length, Duration least) {
        record Held(@Nullable NeighbourRow row, boolean renew) {}
        Held held =
                database.inTransaction(
                        session -> {
                            NeighbourRow row = session.get(NeighbourRow.class, key);
                            Instant now = database.now(session);
                            if (row == null
                                    || !row.state.equals(ACTIVE)
                                    || row.nextTry.isAfter(now)) {
                                return new Held(null, false);
                            }
                            boolean ours = node.equals(row.leaseHolder);
                            boolean taken = !ours && row.leaseUntil.isAfter(now);
                            boolean enough = ours && row.leaseUntil.isAfter(now.plus(least));
                            return new Held(taken ? null : row, !enough);
                        });
        if (held.row == null || !held.renew) {
            return Optional.ofNullable(held.row);
        }
        return database.write(
                session -> {
                    NeighbourRow row =
                            session.get(NeighbourRow.class, key, LockMode.PESSIMISTIC_WRITE);
                    Instant now = database.now(session);
                    if (row == null
                            || !row.state.equals(ACTIVE)
                            || row.nextTry.isAfter(now)
                            || (!node.equals(row.leaseHolder) && row.leaseUntil.isAfter(now))) {
                        return Optional.empty();
                    }
                    row.leaseHolder = node;
                    row.leaseUntil = now.plus(length);
                    session.update(row);
                    return Optional.of(row);
                });
    }

    /** Gives back every lease of this node, so that another can go on at once. */
    public void release(UUID node) {
        database.write(
                session ->
                        session.createMutationQuery(
                                        "update NeighbourRow set leaseHolder = null, leaseUntil ="
                                                + " :now where leaseHolder = :node")
                                .setParameter("now", database.now(session))
                                .setParameter("node", node)
                                .executeUpdate());
    }

    /**
     * Saves progress after a success.
     *
     * @param pause until the next turn
     * @return false when the lease was lost: nothing is saved, another node has gone on from before
     */
    public boolean advance(NeighbourRow.Key key, UUID node, Progress progress, Duration pause) {
        return change(
                key,
                node,
                (session, row) -> {
                    Instant now = database.now(session);
                    move(session, row, progress, now);
                    row.pendingSeq = 0;
                    row.failures = 0;
                    row.lastError = null;
                    row.lastSuccess = now;
                    row.nextTry = now.plus(pause);
                });
    }

    /**
     * Saves what was reached before a failure, and when to try again.
     *
     * @param state the state it goes to
     * @param pendingSeq end of the event to be tried again; 0 for none
     * @return false when the lease was lost
     */
    public boolean fail(
            NeighbourRow.Key key,
            UUID node,
            Progress progress,
            int failures,
            Duration wait,
            String error,
            String state,
            long pendingSeq) {
        return change(
                key,
                node,
                (session, row) -> {
                    Instant now = database.now(session);
                    move(session, row, progress, now);
                    row.pendingSeq = pendingSeq;
                    row.failures = failures;
                    row.lastError = error;
                    row.nextTry = now.plus(wait);
                    // An operator's pause that came meanwhile stays.
                    row.state = state;
                });
    }

    private static void move(
            StatelessSession session, NeighbourRow row, Progress progress, Instant now) {
        row.cursorSeq = progress.cursorSeq();
        row.pulledTo = progress.pulledTo();
        row.pulledIds = progress.pulledIds();
        for (DeadLetterRow letter : progress.deadLetters()) {
            DeadLetterRow.Key id = new DeadLetterRow.Key(letter.tenant, letter.id);
            if (session.get(DeadLetterRow.class, id) == null) {
                letter.setAside = now;
                session.insert(letter);
            }
        }
    }

    private interface Change {
        void apply(StatelessSession session, NeighbourRow row);
    }

    private boolean change(NeighbourRow.Key key, UUID node, Change change) {
        return database.write(
                session -> {
                    NeighbourRow row =
                            session.get(NeighbourRow.class, key, LockMode.PESSIMISTIC_WRITE);
                    if (row == null || !node.equals(row.leaseHolder)) {
                        return false;
                    }
                    String state = row.state;
                    change.apply(session, row);
                    if (!state.equals(ACTIVE)) {
                        row.state = state;
                    }
                    session.update(row);
                    return true;
                });
    }

    /** Sets the state; to active also clears the failures and makes it due. */
    public boolean setState(NeighbourRow.Key key, String state) {
        return database.write(
                session -> {
                    NeighbourRow row =
                            session.get(NeighbourRow.class, key, LockMode.PESSIMISTIC_WRITE);
                    if (row == null) {
                        return false;
                    }
                    row.state = state;
                    if (state.equals(ACTIVE)) {
                        row.failures = 0;
                        row.lastError = null;
                        row.nextTry = database.now(session);
                    }
                    session.update(row);
                    return true;
                });
    }

    /** Dead letters of a neighbour, oldest first. */
    public List<DeadLetterRow> deadLetters(NeighbourRow.Key key, int limit) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery(
                                        "from DeadLetterRow where tenant = :tenant and neighbour ="
                                                + " :name order by setAside, seq, id",
                                        DeadLetterRow.class)
                                .setParameter("tenant", key.tenant())
                                .setParameter("name", key.name())
                                .setMaxResults(limit)
                                .getResultList());
    }

    /** How many dead letters a neighbour has. */
    public long countDeadLetters(NeighbourRow.Key key) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery(
                                        "select count(*) from DeadLetterRow where tenant = :tenant"
                                                + " and neighbour = :name",
                                        Long.class)
                                .setParameter("tenant", key.tenant())
                                .setParameter("name", key.name())
                                .getSingleResult());
    }

    /** The dead letter; empty when there is none with this id. */
    public Optional<DeadLetterRow> deadLetter(String tenant, UUID id) {
        return database.inTransaction(
                session ->
                        Optional.ofNullable(
                                session.get(
                                        DeadLetterRow.class, new DeadLetterRow.Key(tenant, id))));
    }

    /** Removes a dead letter; false when there is none. */
    public boolean drop(String tenant, UUID id) {
        return database.write(
                session ->
                        session.createMutationQuery(
                                                "delete from DeadLetterRow where tenant = :tenant"
                                                        + " and id = :id")
                                        .setParameter("tenant", tenant)
                                        .setParameter("id", id)
                                        .executeUpdate()
                                > 0);
    }

    /** Keeps that a replay was refused again. */
    public void triedAgain(String tenant, UUID id, int status, String reason) {
        database.write(
                session ->
                        session.createMutationQuery(
                                        "update DeadLetterRow set tries = tries + 1, status ="
                                                + " :status, reason = :reason where tenant ="
                                                + " :tenant and id = :id")
                                .setParameter("status", status)
                                .setParameter("reason", reason)
                                .setParameter("tenant", tenant)
                                .setParameter("id", id)
                                .executeUpdate());
    }

    /** The last place in a tenant's log; 0 when it is empty. */
    public long head(String tenant) {
        return database.inTransaction(
                session -> {
                    LedgerHeadRow head = session.get(LedgerHeadRow.class, tenant);
                    return head == null ? 0L : head.seq;
                });
    }
}
