package nl.leerspoor.lrs.internal.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Reads a log from its beginning and says where it is not what its texts say. */
public final class LedgerRecalculation {
    private static final int CHUNK = 500;
    private static final int RUNS = 64;

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

    /** Called after every chunk. */
    public interface Progress {
        /** So many entries of so many. */
        void at(long entries, long size);
    }

    /** The root the log is known to have had at a size. */
    @SuppressWarnings("ArrayRecordComponent") // a hash, read once
    public record Known(long size, byte[] root) {}

    /** Size and root as recomputed. */
    @SuppressWarnings("ArrayRecordComponent") // a hash, read once
    public record Outcome(long size, byte[] root) {}

    /** Checks everything as it is at one moment. */
    public Outcome run(
            String tenant, Collection<Known> known, Findings findings, Progress progress) {
        return database.snapshot(
                session -> new Run(session, tenant, known, findings).check(progress));
    }

    /** What stands at one place of the log. */
    @SuppressWarnings("ArrayRecordComponent") // a hash, read once
    private record Entry(
            long seq,
            Instant stored,
            byte[] hash,
            @Nullable StatementRow statement,
            @Nullable LedgerRunRow run) {}

    /** One check, in one transaction that sees one moment. */
    private static final class Run {
        private final StatelessSession session;
        private final String tenant;
        private final Deque<Known> known;
        private final Findings findings;
        private final MerkleFrontier frontier = MerkleFrontier.empty();
        private final Map<Long, byte[]> nodes = new HashMap<>();
        private final Map<Long, @Nullable RunText> runs = new HashMap<>();
        private MerkleFrontier subtree = MerkleFrontier.empty();
        private long entries;
        private long usages;
        private boolean allIndexed = true;
        private long seq;
        private Instant stored = Instant.EPOCH;

        Run(StatelessSession session, String tenant, Collection<Known> known, Findings findings) {
            this.session = session;
            this.tenant = tenant;
            this.findings = findings;
            this.known =
                    new ArrayDeque<>(
                            known.stream().sorted(Comparator.comparingLong(Known::size)).toList());
        }

        Outcome check(Progress progress) {
            LedgerHeadRow head = session.get(LedgerHeadRow.class, tenant);
            long size = head == null ? 0 : head.seq;
            session.createSelectionQuery(
                            "from LedgerNodeRow where tenant = :tenant", LedgerNodeRow.class)
                    .setParameter("tenant", tenant)
                    .getResultList()
                    .forEach(row -> nodes.put(row.number, row.hash));
            known();
            while (seq < size) {
                long upTo = Math.min(seq + CHUNK, size);
                List<Entry> next = entries(upTo);
                if (next.isEmpty()) {
                    findings.add(seq + 1, "entries are missing from here on");
                    break;
                }
                chunk(next, upTo);
                progress.at(seq, size);
            }
            end(head, size);
            return new Outcome(seq, frontier.root());
        }

        private <T> List<T> rows(Class<T> type, long upTo) {
            return session.createSelectionQuery(
                            "from "
                                    + type.getSimpleName()
                                    + " where tenant = :tenant and seq > :after and seq <= :upTo"
                                    + " order by tenant, seq",
                            type)
                    .setParameter("tenant", tenant)
                    .setParameter("after", seq)
                    .setParameter("upTo", upTo)
                    .getResultList();
        }

        private List<Entry> entries(long upTo) {
            List<Entry> entries = new ArrayList<>();
            for (StatementRow row : rows(StatementRow.class, upTo)) {
                entries.add(new Entry(row.seq, row.stored, row.entryHash, row, null));
            }
            for (LedgerRunRow row : rows(LedgerRunRow.class, upTo)) {
                entries.add(new Entry(row.seq, row.stored, row.entryHash, null, row));
            }
            entries.sort(Comparator.comparingLong(Entry::seq));
            return entries;
        }

        private void chunk(List<Entry> next, long upTo) {
            Map<Long, LedgerChangeRow> changes = new HashMap<>();
            rows(LedgerChangeRow.class, upTo).forEach(change -> changes.put(change.seq, change));
            Set<UsageRow.Key> expected = new HashSet<>();
            long before = seq;
            for (Entry entry : next) {
                if (entry.seq() != seq + 1) {
                    findings.add(seq + 1, "entries are missing before " + entry.seq());
                }
                if (!entry.stored().isAfter(stored)) {
                    findings.add(entry.seq(), "stored does not come after the entry before");
                }
                seq = entry.seq();
                stored = entry.stored();
                StatementRow row = entry.statement();
                if (row != null
                        && !(statement(row, changes.remove(row.seq)) && expect(row, expected))) {
                    allIndexed = false;
                }
                if (entry.run() != null) {
                    run(entry.run());
                }
                entry(entry.hash());
            }
            changes.keySet().forEach(s -> findings.add(s, "a change of no statement"));
            index(before, expected);
        }

        /** Adds an entry to the tree, and compares what is known of the tree at that size. */
        private void entry(byte[] hash) {
            frontier.add(hash);
            subtree.add(hash);
            entries++;
            known();
            if (entries % LedgerTree.SUBTREE == 0) {
                long number = entries / LedgerTree.SUBTREE - 1;
                byte[] node = nodes.remove(number);
                if (node != null && !Arrays.equals(node, subtree.root())) {
                    findings.add(seq, "the kept node over the last entries is not theirs");
                }
                subtree = MerkleFrontier.empty();
            }
        }

        private void known() {
            while (!known.isEmpty() && known.peek().size() == entries) {
                if (!Arrays.equals(known.remove().root(), frontier.root())) {
                    findings.add(
                            0,
                            "the first "
                                    + entries
                                    + " entries are not those of the checkpoint handed out");
                }
            }
        }

        /** The hashes, and the columns that repeat what the text says; false for another text. */
        private boolean statement(StatementRow row, @Nullable LedgerChangeRow change) {
            if (XapiVersion.find(row.version).isEmpty()) {
                findings.add(row.seq, "the entry is not that of its version");
                return false;
            }
            if (change != null && change.contentHash == null) {
                return erased(row, change);
            }
            if (row.text == null || row.salt == null) {
                findings.add(
                        row.seq, "the content is missing and no ledger entry says it was erased");
                return false;
            }
            byte[] content = change == null ? row.contentHash : change.contentHash;
            if (!Arrays.equals(content, Entries.contentHash(row.salt, row.text))) {
                findings.add(row.seq, "the text is not the one that was stored");
                return false;
            }
            Statement statement = row.statement();
            if (change == null
                    ? !header(
                            row,
                            Entries.authorityHash(row.authority),
                            Entries.attachmentHashes(statement))
                    : !replaced(row, change)) {
                return false;
            }
            // Who came with a token has accounts of the issuer's and a name made from them.
            if (!row.authorityName.startsWith("oidc:")
                    && !Json.trusted(row.authority.getBytes(StandardCharsets.UTF_8))
                            .path("account")
                            .path("name")
                            .asText()
                            .equals(row.authorityName)) {
                findings.add(row.seq, "the authority's name is not the authority's");
            }
            if (statement.id().isPresent() && !statement.id().get().equals(row.id)) {
                findings.add(row.seq, "the id is not the text's");
            }
            if (row.voids != statement.voids()
                    || !Objects.equals(row.target, statement.target().orElse(null))) {
                findings.add(row.seq, "what it refers to is not what the text says");
            }
            attachments(row, statement);
            return true;
        }

        private boolean header(
                StatementRow row, byte[] authorityHash, List<String> attachmentHashes) {
            byte[] entry =
                    Entries.entryHash(
                            row.tenant,
                            row.seq,
                            row.id,
                            row.stored,
                            row.version,
                            authorityHash,
                            attachmentHashes,
                            row.contentHash);
            boolean same = Arrays.equals(row.entryHash, entry);
            if (!same) {
                findings.add(
                        row.seq, "the entry is not that of its id, time, version and authority");
            }
            return same;
        }

        /** Without content: accepted when the entry of a run names it (decisions D-12). */
        private boolean erased(StatementRow row, LedgerChangeRow change) {
            RunText text = runText(change.runSeq);
            RunText.Erased said = text == null ? null : text.erased(row.seq);
            if (said == null) {
                findings.add(
                        row.seq, "the content is missing and no ledger entry says it was erased");
                return false;
            }
            if (row.text != null
                    || row.salt != null
                    || !row.authority.isEmpty()
                    || !row.authorityName.isEmpty()) {
                findings.add(row.seq, "a ledger entry says it was erased, and it is there");
                return false;
            }
            if (row.voids != said.voids() || !Objects.equals(row.target, said.target())) {
                findings.add(row.seq, "what it refers to is not what the ledger says");
            }
            return header(row, change.authorityHash, change.attachments());
        }

        /** With other content: accepted when the entry of a run names its hash (D-12). */
        private boolean replaced(StatementRow row, LedgerChangeRow change) {
            RunText text = runText(change.runSeq);
            RunText.Replaced said = text == null ? null : text.replaced(row.seq);
            if (said == null
                    || change.contentHash == null
                    || !said.equals(
                            RunText.replaced(
                                    row.seq,
                                    change.contentHash,
                                    Entries.authorityHash(row.authority)))) {
                findings.add(row.seq, "the content was replaced and no ledger entry says so");
                return false;
            }
            return header(row, change.authorityHash, change.attachments());
        }

        private @Nullable RunText runText(long runSeq) {
            if (!runs.containsKey(runSeq)) {
                if (runs.size() == RUNS) { // parts lie together: the few last ones are enough
                    runs.clear();
                }
                LedgerRunRow row =
                        session.get(LedgerRunRow.class, new LedgerRunRow.Key(tenant, runSeq));
                runs.put(runSeq, row == null ? null : text(row));
            }
            return runs.get(runSeq);
        }

        private static @Nullable RunText text(LedgerRunRow row) {
            try {
                return RunText.parse(row.text);
            } catch (IllegalArgumentException e) {
                return null; // a finding of the run's own entry
            }
        }

        /** A run's own entry, and that what it says was done is so. */
        private void run(LedgerRunRow row) {
            byte[] entry = Entries.runHash(tenant, row.seq, row.run, row.stored, row.text);
            RunText text = text(row);
            if (text == null
                    || !Arrays.equals(entry, row.entryHash)
                    || text.last() != row.lastPart) {
                findings.add(row.seq, "the entry is not that of the run's text");
                return;
            }
            for (RunText.Erased item : text.erased()) {
                LedgerChangeRow change = changeOf(item.seq());
                if (change == null || change.contentHash != null || change.runSeq != row.seq) {
                    findings.add(item.seq(), "a ledger entry says it was erased, and it is there");
                }
            }
            for (RunText.Replaced item : text.replaced()) {
                LedgerChangeRow change = changeOf(item.seq());
                if (change == null || change.runSeq < row.seq) {
                    findings.add(item.seq(), "a ledger entry says it was replaced, and it was not");
                }
            }
        }

        private @Nullable LedgerChangeRow changeOf(long at) {
            return session.get(LedgerChangeRow.class, new LedgerChangeRow.Key(tenant, at));
        }

        private void attachments(StatementRow row, Statement statement) {
            for (String sha2 : Entries.attachmentHashes(statement)) {
                AttachmentRow data =
                        session.get(AttachmentRow.class, new AttachmentRow.Key(tenant, sha2));
                if (data != null && !Digests.sha2Hex(sha2.length(), data.content).equals(sha2)) {
                    findings.add(row.seq, "attachment data is not what its hash says");
                }
            }
        }

        /** The index rows of its text, and of what it refers to; false when it cannot be read. */
        private boolean expect(StatementRow row, Set<UsageRow.Key> expected) {
            if (row.text == null) {
                return true; // erased: it is found by nothing
            }
            Set<UUID> seen = new HashSet<>();
            @Nullable StatementRow via = row;
            while (via != null
                    && seen.add(via.id)
                    && seen.size() <= AppendTransaction.REFERENCE_DEPTH + 1) {
                long viaSeq = via.seq;
                if (via.text != null) {
                    try {
                        Usages.of(via.statement(), via.authority)
                                .forEach(
                                        key ->
                                                expected.add(
                                                        new UsageRow.Key(
                                                                tenant, key, row.seq, viaSeq)));
                    } catch (RuntimeException e) {
                        return false; // its own text was changed, and is a finding of its own
                    }
                }
                via = via.target == null ? null : byId(via.target);
            }
            return true;
        }

        private @Nullable StatementRow byId(UUID id) {
            return session
                    .createSelectionQuery(
                            "from StatementRow where tenant = :tenant and id = :id",
                            StatementRow.class)
                    .setParameter("tenant", tenant)
                    .setParameter("id", id)
                    .getResultList()
                    .stream()
                    .findFirst()
                    .orElse(null);
        }

        /** Every expected row is there; that there are no others, the number of all rows shows. */
        private void index(long before, Set<UsageRow.Key> expected) {
            usages += expected.size();
            UUID[] keys =
                    expected.stream().map(UsageRow.Key::usageKey).distinct().toArray(UUID[]::new);
            Set<UsageRow.Key> actual = new HashSet<>();
            // A join, because for "tenant = ? and usage_key in (...)" H2 reads the whole tenant.
            session.createNativeQuery(
                            "select u.* from unnest(cast(:keys as uuid array)) as k(id) join"
                                    + " lrs.statement_usage u on u.tenant = :tenant and"
                                    + " u.usage_key = k.id and u.seq > :before and u.seq <= :upTo",
                            UsageRow.class)
                    .setParameter("keys", keys)
                    .setParameter("tenant", tenant)
                    .setParameter("before", before)
                    .setParameter("upTo", seq)
                    .getResultList()
                    .forEach(row -> actual.add(row.key()));
            for (UsageRow.Key key : expected) {
                if (!actual.contains(key)) {
                    findings.add(key.seq(), "an index row of its text is missing");
                }
            }
        }

        private void end(@Nullable LedgerHeadRow head, long size) {
            if (head != null && !stored.equals(head.stored)) {
                findings.add(0, "the head names another stored time than the last entry");
            }
            if (head != null && !Arrays.equals(frontier.root(), root(head))) {
                findings.add(0, "the Merkle root is not that of the entries");
            }
            if (count("StatementRow where tenant = :tenant and seq > " + size)
                            + count("LedgerRunRow where tenant = :tenant and seq > " + size)
                    > 0) {
                findings.add(size + 1, "there are entries after the head");
            }
            for (Known cut : known) {
                findings.add(
                        0,
                        cut.size() > size
                                ? "the log had "
                                        + cut.size()
                                        + " entries when a checkpoint was handed out and has "
                                        + size
                                        + ": its end was cut off"
                                : "the checkpoint of " + cut.size() + " entries: some are missing");
            }
            for (Long number : nodes.keySet()) {
                findings.add(0, "the kept node " + number + " is over entries that are not there");
            }
            if (allIndexed) { // else the number of rows to expect is not known
                long rows = count("UsageRow where tenant = :tenant");
                if (rows != usages) {
                    findings.add(
                            0, "there are " + rows + " index rows where the texts give " + usages);
                }
            }
            references();
            voided();
        }

        private static byte @Nullable [] root(LedgerHeadRow head) {
            try {
                return head.root();
            } catch (IllegalArgumentException e) {
                return null; // the edge is not one of a tree of that size
            }
        }

        private long count(String from) {
            return session.createSelectionQuery("select count(*) from " + from, Long.class)
                    .setParameter("tenant", tenant)
                    .getSingleResult();
        }

        /** The references are those of the statements, so what is voided can be found by them. */
        private void references() {
            each("s.target is not null and not exists (select 1 from lrs.statement_reference r"
                            + " where r.tenant = s.tenant and r.target = s.target and r.seq = s.seq)")
                    .forEach(s -> findings.add(s, "an index row of what it refers to is missing"));
            long rows =
                    session.createNativeQuery(
                                    "select count(*) from lrs.statement_reference where tenant ="
                                            + " :tenant",
                                    Long.class)
                            .setParameter("tenant", tenant)
                            .getSingleResult();
            long statements = count("StatementRow where tenant = :tenant and target is not null");
            if (rows > statements) {
                findings.add(
                        0, "there are " + rows + " references where statements give " + statements);
            }
        }

        /** Voided is who is voided by one that is not itself voiding (Data 2.3.2). */
        private void voided() {
            String voids =
                    "exists (select 1 from lrs.statement_reference r join lrs.statement v on"
                            + " v.tenant = r.tenant and v.seq = r.seq where r.tenant = s.tenant and"
                            + " r.target = s.id and v.voids = true)";
            each("s.voided = true and (s.voids = true or not " + voids + ")")
                    .forEach(s -> findings.add(s, "it is marked voided and is not"));
            each("s.voided = false and s.voids = false and " + voids)
                    .forEach(s -> findings.add(s, "it is voided and not marked"));
        }

        private List<Long> each(String condition) {
            return session.createNativeQuery(
                            "select s.seq from lrs.statement s where s.tenant = :tenant and "
                                    + condition
                                    + " order by s.tenant, s.seq",
                            Long.class)
                    .setParameter("tenant", tenant)
                    .getResultList();
        }
    }
}
