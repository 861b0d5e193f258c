package nl.leerspoor.lrs.internal.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * The Merkle tree over a tenant's entries (RFC 6962, 2.1): roots of earlier sizes, audit paths and
 * consistency proofs. It reads the roots of the complete subtrees of {@link #SUBTREE} entries and
 * the entries of at most two of them: about 3,000 small rows in a log of a million.
 */
public final class LedgerTree {
    /** Entries under one kept node: a power of two. */
    static final int SUBTREE = 1024;

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};
    private static final int NODES_AT_ONCE = 64;

    private final Database database;

    /** The trees of this database. */
    public LedgerTree(Database database) {
        this.database = database;
    }

    /** The end of a tenant's log; empty when nothing was ever stored. */
    public Optional<LedgerHeadRow> head(String tenant) {
        return Optional.ofNullable(
                database.inTransaction(session -> session.get(LedgerHeadRow.class, tenant)));
    }

    /** The row of this statement, erased or not; empty when it was never stored. */
    public Optional<StatementRow> row(String tenant, UUID id) {
        return database.inTransaction(
                session ->
                        session
                                .createSelectionQuery(
                                        "from StatementRow where tenant = :tenant and id = :id",
                                        StatementRow.class)
                                .setParameter("tenant", tenant)
                                .setParameter("id", id)
                                .getResultList()
                                .stream()
                                .findFirst());
    }

    /** What a run made of a statement; empty when none touched it. */
    public Optional<LedgerChangeRow> change(String tenant, long seq) {
        return Optional.ofNullable(
                database.inTransaction(
                        session ->
                                session.get(
                                        LedgerChangeRow.class,
                                        new LedgerChangeRow.Key(tenant, seq))));
    }

    /** A run's entry; empty when there is none at that place. */
    public Optional<LedgerRunRow> run(String tenant, long seq) {
        return Optional.ofNullable(
                database.inTransaction(
                        session ->
                                session.get(
                                        LedgerRunRow.class, new LedgerRunRow.Key(tenant, seq))));
    }

    /** Every checkpoint handed out, smallest first. */
    public List<CheckpointRow> checkpoints(String tenant) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery(
                                        "from CheckpointRow where tenant = :tenant order by"
                                                + " tenant, size",
                                        CheckpointRow.class)
                                .setParameter("tenant", tenant)
                                .getResultList());
    }

    /** The largest checkpoint handed out. */
    public Optional<CheckpointRow> newest(String tenant) {
        return database.inTransaction(
                session ->
                        session
                                .createSelectionQuery(
                                        "from CheckpointRow where tenant = :tenant order by"
                                                + " tenant desc, size desc",
                                        CheckpointRow.class)
                                .setParameter("tenant", tenant)
                                .setMaxResults(1)
                                .getResultList()
                                .stream()
                                .findFirst());
    }

    /** Keeps a checkpoint; answers the one already kept for that size, if there is one. */
    public CheckpointRow keep(CheckpointRow made) {
        CheckpointRow.Key key = new CheckpointRow.Key(made.tenant, made.size);
        try {
            return database.write(
                    session -> {
                        CheckpointRow known = session.get(CheckpointRow.class, key);
                        if (known == null) {
                            session.insert(made);
                        }
                        return known == null ? made : known;
                    });
        } catch (ConstraintViolationException e) { // another node was first
            return database.inTransaction(session -> session.get(CheckpointRow.class, key));
        }
    }

    /** The root over the first {@code size} entries. */
    public byte[] root(String tenant, long size) {
        if (size == 0) {
            return Digests.sha256();
        }
        return read(tenant, size, tree -> tree.hash(0, size));
    }

    /** The audit path of an entry in the tree of the first {@code size} (RFC 6962, 2.1.1). */
    public List<byte[]> inclusion(String tenant, long seq, long size) {
        if (seq < 1 || seq > size) {
            throw new IllegalArgumentException("no entry " + seq + " among the first " + size);
        }
        return read(
                tenant,
                size,
                tree -> {
                    List<byte[]> path = new ArrayList<>();
                    tree.path(seq - 1, 0, size, path);
                    return path;
                });
    }

    /** Shows that the first {@code size} entries begin with the first {@code old} (2.1.2). */
    public List<byte[]> consistency(String tenant, long old, long size) {
        if (old < 1 || old > size) {
            throw new IllegalArgumentException("no tree of " + old + " in one of " + size);
        }
        return read(
                tenant,
                size,
                tree -> {
                    List<byte[]> proof = new ArrayList<>();
                    tree.consistency(old, 0, size, true, proof);
                    return proof;
                });
    }

    private interface Work<T> {
        T on(Reading tree);
    }

    private <T> T read(String tenant, long size, Work<T> work) {
        writeNodes(tenant, size);
        return database.inTransaction(session -> work.on(new Reading(session, tenant, size)));
    }

    /**
     * Keeps the roots of complete subtrees that are missing: who appends keeps them too, but not
     * when the last entry is one of erasure, and earlier versions did not.
     */
    private void writeNodes(String tenant, long size) {
        Set<Long> kept =
                new HashSet<>(
                        database.inTransaction(
                                session ->
                                        session.createSelectionQuery(
                                                        "select number from LedgerNodeRow where"
                                                                + " tenant = :tenant",
                                                        Long.class)
                                                .setParameter("tenant", tenant)
                                                .getResultList()));
        List<Long> missing =
                LongStream.range(0, size / SUBTREE)
                        .filter(number -> !kept.contains(number))
                        .boxed()
                        .toList();
        for (int next = 0; next < missing.size(); next += NODES_AT_ONCE) {
            List<Long> some = missing.subList(next, Math.min(missing.size(), next + NODES_AT_ONCE));
            try {
                database.write(
                        session -> {
                            List<LedgerNodeRow> rows = new ArrayList<>();
                            for (long number : some) {
                                rows.add(
                                        new LedgerNodeRow(
                                                tenant, number, subtree(session, tenant, number)));
                            }
                            session.insertMultiple(rows);
                            return rows.size();
                        });
            } catch (ConstraintViolationException e) {
                // Another node writes the same ones; they are equal by construction.
                return;
            }
        }
    }

    private static byte[] subtree(StatelessSession session, String tenant, long number) {
        MerkleFrontier frontier = MerkleFrontier.empty();
        entries(session, tenant, number * SUBTREE, (number + 1) * SUBTREE).forEach(frontier::add);
        return frontier.root();
    }

    /** The entry hashes with {@code from < seq <= to}, in order. */
    private static List<byte[]> entries(
            StatelessSession session, String tenant, long from, long to) {
        List<byte[]> entries =
                session.createNativeQuery(
                                "select e.entry_hash from (select seq, entry_hash from"
                                        + " lrs.statement where tenant = :tenant and seq > :from"
                                        + " and seq <= :to union all select seq, entry_hash from"
                                        + " lrs.ledger_run where tenant = :tenant and seq > :from"
                                        + " and seq <= :to) e order by e.seq",
                                byte[].class)
                        .setParameter("tenant", tenant)
                        .setParameter("from", from)
                        .setParameter("to", to)
                        .getResultList();
        if (entries.size() != to - from) {
            throw new IllegalStateException(
                    "the ledger has no whole entries " + (from + 1) + " to " + to);
        }
        return entries;
    }

    /** One look at the tree of the first {@code size} entries. */
    private static final class Reading {
        private final StatelessSession session;
        private final String tenant;
        private final long size;
        private final Map<Long, byte[]> nodes = new HashMap<>();
        private final Map<Long, List<byte[]>> leaves = new HashMap<>();

        Reading(StatelessSession session, String tenant, long size) {
            this.session = session;
            this.tenant = tenant;
            this.size = size;
            session.createSelectionQuery(
                            "from LedgerNodeRow where tenant = :tenant and number < :complete",
                            LedgerNodeRow.class)
                    .setParameter("tenant", tenant)
                    .setParameter("complete", size / SUBTREE)
                    .getResultList()
                    .forEach(row -> nodes.put(row.number, row.hash));
        }

        /** The hash over the leaves from {@code start} to before {@code end}. */
        byte[] hash(long start, long end) {
            long count = end - start;
            if (count == 1) {
                return Digests.sha256(LEAF, leaf(start));
            }
            if (count == SUBTREE && start % SUBTREE == 0) {
                byte @Nullable [] known = nodes.get(start / SUBTREE);
                return known == null ? subtree(session, tenant, start / SUBTREE) : known;
            }
            long middle = start + split(count);
            return Digests.sha256(NODE, hash(start, middle), hash(middle, end));
        }

        private byte[] leaf(long index) {
            long number = index / SUBTREE;
            List<byte[]> known =
                    leaves.computeIfAbsent(
                            number,
                            n ->
                                    entries(
                                            session,
                                            tenant,
                                            n * SUBTREE,
                                            Math.min(size, (n + 1) * SUBTREE)));
            return known.get((int) (index % SUBTREE));
        }

        void path(long leaf, long start, long end, List<byte[]> path) {
            if (end - start == 1) {
                return;
            }
            long middle = start + split(end - start);
            if (leaf < middle) {
                path(leaf, start, middle, path);
                path.add(hash(middle, end));
            } else {
                path(leaf, middle, end, path);
                path.add(hash(start, middle));
            }
        }

        /** {@code known}: the old tree is the subtree here, and the verifier has its root. */
        void consistency(long old, long start, long end, boolean known, List<byte[]> proof) {
            if (old == end) {
                if (!known) {
                    proof.add(hash(start, end));
                }
                return;
            }
            long middle = start + split(end - start);
            if (old <= middle) {
                consistency(old, start, middle, known, proof);
                proof.add(hash(middle, end));
            } else {
                consistency(old, middle, end, false, proof);
                proof.add(hash(start, middle));
            }
        }

        /** The largest power of two smaller than {@code count} (RFC 6962, 2.1). */
        private static long split(long count) {
            return Long.highestOneBit(count - 1);
        }
    }
}
