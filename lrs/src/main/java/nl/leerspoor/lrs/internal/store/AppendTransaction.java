package nl.leerspoor.lrs.internal.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementComparison;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction appends to one tenant's log (house rule 3, step 4). The head row is locked
 * first, so commit order is seq order. Used by one thread, once.
 */
final class AppendTransaction {
    /**
     * Deviation: Communication 2.1.3 follows references without end; we follow this many, because
     * each costs index rows. Strict value: unlimited.
     */
    static final int REFERENCE_DEPTH = 100;

    private static final int CHUNK = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StatelessSession session;
    private final String tenant;
    private final LedgerHeadRow head;
    private final boolean firstOfTenant;
    private final Map<UUID, StatementRow> byId = new HashMap<>();
    private final Set<UUID> lookedUp = new HashSet<>();
    private final Map<UUID, List<StatementRow>> byTarget = new HashMap<>();
    private final Set<UUID> targetsLookedUp = new HashSet<>();
    private final List<StatementRow> added = new ArrayList<>();
    private final Set<StatementRow> newlyVoided = new LinkedHashSet<>();
    private final Map<UsageRow.Key, UsageRow> usages = new LinkedHashMap<>();
    private final Map<String, byte[]> attachments = new HashMap<>();
    private final DefinitionsTransaction definitions;

    AppendTransaction(StatelessSession session, String tenant) {
        this.session = session;
        this.tenant = tenant;
        LedgerHeadRow found = session.get(LedgerHeadRow.class, tenant, LockMode.PESSIMISTIC_WRITE);
        this.firstOfTenant = found == null;
        this.head = found == null ? new LedgerHeadRow(tenant) : found;
        this.definitions = new DefinitionsTransaction(session, tenant);
    }

    /** Reads everything the requests could meet, in few queries (decisions D-30). */
    void lookUp(Collection<Append> requests) {
        Set<UUID> ids = new LinkedHashSet<>();
        Set<UUID> targets = new LinkedHashSet<>();
        for (Append request : requests) {
            for (Statement statement : request.statements()) {
                statement.id().ifPresent(ids::add);
                statement.id().ifPresent(targets::add);
                statement.target().ifPresent(ids::add);
            }
        }
        findIds(ids);
        findTargeting(targets);
    }

    /**
     * Takes one request, or throws CONFLICT with this transaction unchanged.
     *
     * @return the ids, in order
     */
    List<UUID> add(Append request) {
        List<UUID> ids = new ArrayList<>();
        List<StatementRow> fresh = new ArrayList<>();
        for (int i = 0; i < request.statements().size(); i++) {
            Statement statement = request.statements().get(i);
            UUID id = statement.id().orElseThrow();
            ids.add(id);
            StatementRow known = byId.get(id);
            if (known == null) {
                StatementRow row =
                        new StatementRow(tenant, id, statement, request.authority().name());
                row.origin(request.origins().isEmpty() ? null : request.origins().get(i));
                fresh.add(row);
            } else if (known.text == null
                    || !StatementComparison.same(known.statement(), statement)) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "statement " + id + " is already stored with other content");
            }
        }
        for (StatementRow row : fresh) {
            row.authority = request.authorityJson();
            append(row);
            definitions.add(request.authority(), row.statement());
        }
        attachments.putAll(request.attachments());
        return ids;
    }

    private void append(StatementRow row) {
        row.seq = ++head.seq;
        added.add(row);
        byId.put(row.id, row);
        if (row.target != null) {
            byTarget.computeIfAbsent(row.target, t -> new ArrayList<>()).add(row);
        }
        voidBothWays(row);
    }

    /** Data 2.3.2: whichever of the two came first; a voiding statement is never voided. */
    private void voidBothWays(StatementRow row) {
        StatementRow target = row.target == null ? null : byId.get(row.target);
        if (row.voids && target != null && !target.voids && !target.voided) {
            target.voided = true;
            newlyVoided.add(target);
        }
        row.voided =
                !row.voids
                        && byTarget.getOrDefault(row.id, List.of()).stream().anyMatch(r -> r.voids);
    }

    /**
     * Gives times, salts, hashes and index rows, and writes it all.
     *
     * @param now the time to store at, if the log is not already further
     * @return the stored time of the new head
     */
    Instant write(Instant now) {
        MerkleFrontier frontier = MerkleFrontier.of(head.seq - added.size(), head.frontier);
        Instant stored = head.stored;
        for (StatementRow row : added) {
            Instant next = stored.plus(1, ChronoUnit.MICROS);
            stored = now.isAfter(next) ? now : next;
            seal(row, stored);
            frontier.add(row.entryHash);
            index(row);
        }
        head.stored = stored;
        head.frontier = frontier.bytes();
        newlyVoided.removeAll(added);
        for (StatementRow row : newlyVoided) {
            session.update(row);
        }
        session.setJdbcBatchSize(100);
        session.insertMultiple(added);
        session.insertMultiple(List.copyOf(usages.values()));
        definitions.write();
        writeAttachments();
        if (firstOfTenant) {
            session.insert(head);
        } else {
            session.update(head);
        }
        return stored;
    }

    boolean isEmpty() {
        return added.isEmpty() && attachments.isEmpty();
    }

    private static void seal(StatementRow row, Instant stored) {
        Statement statement = row.statement();
        row.stored = stored;
        row.salt = new byte[32];
        RANDOM.nextBytes(row.salt);
        row.contentHash = Entries.contentHash(row.salt, statement.text());
        row.entryHash =
                Entries.entryHash(
                        row.tenant,
                        row.seq,
                        row.id,
                        stored,
                        row.version,
                        row.authority,
                        Entries.attachmentHashes(statement),
                        row.contentHash);
    }

    /** Index rows of this statement, of what it refers to, and for all that refer to it. */
    private void index(StatementRow row) {
        List<StatementRow> seen = new ArrayList<>(List.of(row));
        seen.addAll(targetsOf(row));
        for (StatementRow via : seen) {
            use(row, via);
        }
        for (StatementRow referring : referringTo(row)) {
            // What lies on the way was found when the referring statement came.
            List<StatementRow> way = wayTo(row, referring);
            for (int i = 0; i < seen.size() && way.size() + i <= REFERENCE_DEPTH; i++) {
                if (!way.contains(seen.get(i))) {
                    use(referring, seen.get(i));
                }
            }
        }
    }

    /** From a referring statement to this one, this one excluded. */
    private List<StatementRow> wayTo(StatementRow row, StatementRow referring) {
        List<StatementRow> way = new ArrayList<>();
        StatementRow next = referring;
        while (next != null && next != row && way.size() <= REFERENCE_DEPTH) {
            way.add(next);
            next = target(next);
        }
        return way;
    }

    private void use(StatementRow row, StatementRow via) {
        if (row.text == null || via.text == null) {
            return; // erased: it is found by nothing any more
        }
        Usages.of(via.statement(), via.authority)
                .forEach(
                        (key, direct) -> {
                            UsageRow usage = new UsageRow(tenant, key, row.seq, via.seq, direct);
                            usages.put(usage.key(), usage);
                        });
    }

    /** What it refers to, and what that refers to, up to a missing one or one seen before. */
    private List<StatementRow> targetsOf(StatementRow row) {
        List<StatementRow> chain = new ArrayList<>();
        StatementRow next = target(row);
        while (next != null
                && next != row
                && !chain.contains(next)
                && chain.size() < REFERENCE_DEPTH) {
            chain.add(next);
            next = target(next);
        }
        return chain;
    }

    private @Nullable StatementRow target(StatementRow row) {
        if (row.target == null) {
            return null;
        }
        findIds(Set.of(row.target));
        return byId.get(row.target);
    }

    /** All that refer to it, directly or through others; a target may arrive last. */
    private List<StatementRow> referringTo(StatementRow row) {
        List<StatementRow> found = new ArrayList<>();
        Set<UUID> seen = new HashSet<>(Set.of(row.id));
        Deque<UUID> open = new ArrayDeque<>(Set.of(row.id));
        while (!open.isEmpty()) {
            UUID id = open.remove();
            findTargeting(Set.of(id));
            for (StatementRow referring : byTarget.getOrDefault(id, List.of())) {
                if (seen.add(referring.id)) {
                    found.add(referring);
                    open.add(referring.id);
                }
            }
        }
        return found;
    }

    private void findIds(Collection<UUID> ids) {
        for (List<UUID> chunk : chunks(ids, lookedUp)) {
            for (StatementRow row : rows("id", chunk)) {
                byId.putIfAbsent(row.id, row);
            }
        }
    }

    private void findTargeting(Collection<UUID> ids) {
        for (List<UUID> chunk : chunks(ids, targetsLookedUp)) {
            for (StatementRow row : rows("target", chunk)) {
                StatementRow one = byId.computeIfAbsent(row.id, id -> row);
                List<StatementRow> rows =
                        byTarget.computeIfAbsent(one.target, t -> new ArrayList<>());
                if (!rows.contains(one)) {
                    rows.add(one);
                }
            }
        }
    }

    /**
     * Rows by a column of ids. A join, because for "tenant = ? and id in (...)" H2 reads all rows
     * of the tenant; and an array, so that the statement is the same for any number of ids.
     */
    private List<StatementRow> rows(String column, List<UUID> ids) {
        return session.createNativeQuery(
                        "select s.* from unnest(cast(:ids as uuid array)) as u(id) join"
                                + " lrs.statement s on s.tenant = :tenant and s."
                                + column
                                + " = u.id",
                        StatementRow.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("tenant", tenant)
                .getResultList();
    }

    /** The ids not asked for before; those this transaction adds are known without asking. */
    private static List<List<UUID>> chunks(Collection<UUID> ids, Set<UUID> asked) {
        List<List<UUID>> chunks = new ArrayList<>();
        List<UUID> chunk = new ArrayList<>();
        for (UUID id : ids) {
            if (asked.add(id)) {
                chunk.add(id);
            }
            if (chunk.size() == CHUNK) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
            }
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    private void writeAttachments() {
        attachments.forEach(
                (sha2, content) -> {
                    AttachmentRow.Key key = new AttachmentRow.Key(tenant, sha2);
                    if (session.get(AttachmentRow.class, key) == null) {
                        session.insert(new AttachmentRow(tenant, sha2, content));
                    }
                });
    }
}
