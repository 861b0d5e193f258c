package nl.leerspoor.lrs.internal.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Statement;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Reads a log from its beginning and says where it is not what its texts say. */
public final class LedgerRecalculation {
    private static final int CHUNK = 500;

    private final Database database;

    /** Reads this database. */
    public LedgerRecalculation(Database database) {
        this.database = database;
    }

    /** Called for each thing that is wrong; seq 0 is the log as a whole. */
    public interface Findings {
        /** One more. */
        void add(long seq, String message);
    }

    /** Size and root as recomputed. */
    @SuppressWarnings("ArrayRecordComponent") // a hash, read once
    public record Outcome(long size, byte[] root) {}

    /** Checks everything up to the head as it is now. */
    public Outcome run(String tenant, Findings findings) {
        LedgerHeadRow head =
                database.inTransaction(session -> session.get(LedgerHeadRow.class, tenant));
        if (head == null) {
            return new Outcome(0, MerkleFrontier.empty().root());
        }
        MerkleFrontier frontier = MerkleFrontier.empty();
        Instant stored = Instant.EPOCH;
        long seq = 0;
        while (seq < head.seq) {
            long from = seq;
            List<StatementRow> rows = rows(tenant, from, Math.min(from + CHUNK, head.seq));
            Map<Long, Set<UsageRow.Key>> usages =
                    usages(tenant, from, Math.min(from + CHUNK, head.seq));
            if (rows.isEmpty()) {
                findings.add(from + 1, "entries are missing from here on");
                break;
            }
            for (StatementRow row : rows) {
                if (row.seq != seq + 1) {
                    findings.add(seq + 1, "entries are missing before " + row.seq);
                }
                if (!row.stored.isAfter(stored)) {
                    findings.add(row.seq, "stored does not come after the entry before");
                }
                seq = row.seq;
                stored = row.stored;
                if (entry(row, findings)) {
                    index(tenant, row, usages.getOrDefault(row.seq, Set.of()), findings);
                }
                frontier.add(row.entryHash);
            }
        }
        if (!stored.equals(head.stored)) {
            findings.add(0, "the head names another stored time than the last entry");
        }
        if (!Arrays.equals(frontier.root(), head.root())) {
            findings.add(0, "the Merkle root is not that of the entries");
        }
        voided(tenant, head.seq, findings);
        return new Outcome(seq, frontier.root());
    }

    private List<StatementRow> rows(String tenant, long after, long upTo) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery(
                                        "from StatementRow where tenant = :tenant and seq > :after"
                                                + " and seq <= :upTo order by tenant, seq",
                                        StatementRow.class)
                                .setParameter("tenant", tenant)
                                .setParameter("after", after)
                                .setParameter("upTo", upTo)
                                .getResultList());
    }

    private Map<Long, Set<UsageRow.Key>> usages(String tenant, long after, long upTo) {
        Map<Long, Set<UsageRow.Key>> bySeq = new HashMap<>();
        database.inTransaction(
                        session ->
                                session.createSelectionQuery(
                                                "from UsageRow where tenant = :tenant and seq >"
                                                        + " :after and seq <= :upTo",
                                                UsageRow.class)
                                        .setParameter("tenant", tenant)
                                        .setParameter("after", after)
                                        .setParameter("upTo", upTo)
                                        .getResultList())
                .forEach(u -> bySeq.computeIfAbsent(u.seq, s -> new HashSet<>()).add(u.key()));
        return bySeq;
    }

    /** The hashes, and the columns that repeat what the text says; false for another text. */
    private boolean entry(StatementRow row, Findings findings) {
        if (row.text == null || row.salt == null) {
            findings.add(row.seq, "the content is missing and no ledger entry says it was erased");
            return false;
        }
        if (!Arrays.equals(row.contentHash, Entries.contentHash(row.salt, row.text))) {
            findings.add(row.seq, "the text is not the one that was stored");
            return false;
        }
        Statement statement = row.statement();
        byte[] entry =
                Entries.entryHash(
                        row.tenant,
                        row.seq,
                        row.id,
                        row.stored,
                        row.version,
                        row.authority,
                        Entries.attachmentHashes(statement),
                        row.contentHash);
        if (!Arrays.equals(row.entryHash, entry)) {
            findings.add(row.seq, "the entry is not that of its id, time, version and authority");
        }
        if (statement.id().isPresent() && !statement.id().get().equals(row.id)) {
            findings.add(row.seq, "the id is not the text's");
        }
        if (row.voids != statement.voids()
                || !Objects.equals(row.target, statement.target().orElse(null))) {
            findings.add(row.seq, "what it refers to is not what the text says");
        }
        attachments(row, statement, findings);
        return true;
    }

    private void attachments(StatementRow row, Statement statement, Findings findings) {
        for (String sha2 : Entries.attachmentHashes(statement)) {
            AttachmentRow data =
                    database.inTransaction(
                            session ->
                                    session.get(
                                            AttachmentRow.class,
                                            new AttachmentRow.Key(row.tenant, sha2)));
            if (data != null && !Digests.sha2Hex(sha2.length(), data.content).equals(sha2)) {
                findings.add(row.seq, "attachment data is not what its hash says");
            }
        }
    }

    /** The index rows of the texts: its own, and those of what it refers to. */
    private void index(
            String tenant, StatementRow row, Set<UsageRow.Key> actual, Findings findings) {
        Set<UsageRow.Key> expected = new HashSet<>();
        Set<UUID> seen = new HashSet<>();
        @Nullable StatementRow via = row;
        while (via != null
                && seen.add(via.id)
                && seen.size() <= AppendTransaction.REFERENCE_DEPTH + 1) {
            long viaSeq = via.seq;
            if (via.text != null) {
                Usages.of(via.statement(), via.authority)
                        .forEach(
                                key ->
                                        expected.add(
                                                new UsageRow.Key(tenant, key, row.seq, viaSeq)));
            }
            via = via.target == null ? null : byId(tenant, via.target);
        }
        if (!expected.equals(actual)) {
            findings.add(row.seq, "the index rows are not those of the text");
        }
    }

    private @Nullable StatementRow byId(String tenant, UUID id) {
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
                                .findFirst()
                                .orElse(null));
    }

    /** Voided is who is voided by one that is not itself voiding (Data 2.3.2). */
    private void voided(String tenant, long upTo, Findings findings) {
        database.inTransaction(
                session -> {
                    each(session, tenant, upTo, "s.voided = true and (s.voids = true or not ")
                            .forEach(s -> findings.add(s, "it is marked voided and is not"));
                    each(session, tenant, upTo, "s.voided = false and (s.voids = false and ")
                            .forEach(s -> findings.add(s, "it is voided and not marked"));
                    return upTo;
                });
    }

    private static List<Long> each(
            StatelessSession session, String tenant, long upTo, String condition) {
        return session.createSelectionQuery(
                        "select s.seq from StatementRow s where s.tenant = :tenant and s.seq <="
                                + " :upTo and "
                                + condition
                                + "exists (select 1 from StatementRow v where v.tenant = s.tenant"
                                + " and v.target = s.id and v.voids = true)) order by s.seq",
                        Long.class)
                .setParameter("tenant", tenant)
                .setParameter("upTo", upTo)
                .getResultList();
    }
}
