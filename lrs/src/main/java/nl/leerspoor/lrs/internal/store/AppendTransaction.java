package nl.leerspoor.lrs.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.StatementComparison;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction appends to one tenant's log (house rule 3, step 4). The head row is locked
 * first, so commit order is seq order. Plain SQL in two round trips: {@link #open} locks and looks
 * up, {@link #write} writes; the commit is the third (docs/adr/0010). Used by one thread, once.
 */
final class AppendTransaction {
    /**
     * Deviation: Communication 2.1.3 follows references without end; we follow this many, because
     * each costs index rows. Strict value: unlimited.
     */
    static final int REFERENCE_DEPTH = 100;

    private final Connection connection;
    private final boolean h2;
    private final String tenant;
    private final DefinitionsTransaction definitions;
    private long headSeq = -1;
    private Instant headStored = Instant.EPOCH;
    private byte[] headFrontier = {};
    private Instant now = Instant.EPOCH;
    private final Map<UUID, StatementRow> byId = new HashMap<>();
    private final Set<UUID> lookedUp = new HashSet<>();
    private final Map<UUID, List<StatementRow>> byTarget = new HashMap<>();
    private final Set<UUID> targetsLookedUp = new HashSet<>();
    private final List<StatementRow> added = new ArrayList<>();
    private final Set<StatementRow> newlyVoided = new LinkedHashSet<>();
    private final Set<Usage> usages = new HashSet<>();
    private final Map<Long, byte[]> nodes = new TreeMap<>();
    private final Map<String, byte[]> attachments = new TreeMap<>();
    private final Set<String> knownAttachments = new HashSet<>();

    private record Usage(UUID key, long seq, long via) {}

    private AppendTransaction(Connection connection, boolean h2, String tenant) {
        this.connection = connection;
        this.h2 = h2;
        this.tenant = tenant;
        this.definitions = new DefinitionsTransaction(tenant);
    }

    /**
     * Locks the head and reads everything the requests could meet (decisions D-30).
     *
     * @param clock this process's time, for H2; PostgreSQL tells its own, after the lock (D-14)
     */
    static AppendTransaction open(
            Connection connection,
            boolean h2,
            String tenant,
            Collection<Append> requests,
            Instant clock)
            throws SQLException {
        AppendTransaction log = new AppendTransaction(connection, h2, tenant);
        Trip trip = log.trip();
        trip.query(
                "select seq, stored, frontier from lrs.ledger_head where tenant = ? for update",
                (s, i) -> {
                    s.setString(i, tenant);
                    return i + 1;
                },
                rows -> {
                    if (rows.next()) {
                        log.headSeq = rows.getLong(1);
                        log.headStored = rows.getObject(2, OffsetDateTime.class).toInstant();
                        log.headFrontier = rows.getBytes(3);
                    }
                });
        log.now = clock;
        if (!h2) {
            trip.query(
                    "select clock_timestamp()",
                    (s, i) -> i,
                    rows -> {
                        rows.next();
                        log.now = rows.getObject(1, OffsetDateTime.class).toInstant();
                    });
        }
        log.lookUp(trip, requests);
        trip.go();
        if (log.headSeq < 0) {
            begin(connection, h2, tenant);
            return open(connection, h2, tenant, requests, clock);
        }
        return log;
    }

    /**
     * The head of a new tenant is committed before anything hangs on it: two nodes may begin at
     * once, and who asks for Consistent-Through must see that somebody appends.
     */
    private static void begin(Connection connection, boolean h2, String tenant)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into lrs.ledger_head (tenant, seq, stored, frontier) values (?, 0,"
                                + " timestamp with time zone '1970-01-01 00:00:00+00', ?)"
                                + (h2 ? "" : " on conflict do nothing"))) {
            insert.setString(1, tenant);
            insert.setBytes(2, new byte[0]);
            insert.executeUpdate();
        }
        connection.commit();
    }

    private void lookUp(Trip trip, Collection<Append> requests) {
        Set<UUID> ids = new LinkedHashSet<>();
        Set<UUID> targets = new LinkedHashSet<>();
        Set<String> hashes = new LinkedHashSet<>();
        for (Append request : requests) {
            for (StatementRow row : request.statements()) {
                ids.add(row.id);
                targets.add(row.id);
                if (row.target != null) {
                    ids.add(row.target);
                }
            }
            definitions.add(request.definitions().keySet());
            hashes.addAll(request.attachments().keySet());
        }
        findIds(trip, ids);
        findTargeting(trip, targets);
        definitions.find(trip);
        if (!hashes.isEmpty()) {
            trip.lookUp(
                    "a.sha2",
                    "lrs.attachment a",
                    "a.tenant = ? and a.sha2 = u.k",
                    tenant,
                    "varchar",
                    hashes.toArray(),
                    rows -> {
                        while (rows.next()) {
                            knownAttachments.add(rows.getString(1));
                        }
                    });
        }
    }

    /**
     * Takes one request, or throws CONFLICT with this transaction unchanged.
     *
     * @return the ids, in order
     */
    List<UUID> add(Append request) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        List<StatementRow> fresh = new ArrayList<>();
        for (StatementRow row : request.statements()) {
            ids.add(row.id);
            StatementRow known = byId.get(row.id);
            if (known == null) {
                fresh.add(row);
            } else if (known.text == null
                    || !StatementComparison.same(known.statement(), row.statement())) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "statement " + row.id + " is already stored with other content");
            }
        }
        for (StatementRow row : fresh) {
            append(row);
        }
        if (!fresh.isEmpty()) {
            definitions.say(request.definitions());
        }
        attachments.putAll(request.attachments());
        return ids;
    }

    private void append(StatementRow row) throws SQLException {
        row.seq = headSeq + added.size() + 1;
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

    boolean isEmpty() {
        return added.isEmpty() && attachments.isEmpty();
    }

    /**
     * Gives times and hashes, and writes it all.
     *
     * @param floor no statement is stored before this time
     * @return the stored time of the new head
     */
    Instant write(Instant floor) throws SQLException {
        Instant time = now.isAfter(floor) ? now : floor;
        MerkleFrontier frontier = MerkleFrontier.of(headSeq, headFrontier);
        Instant stored = headStored;
        for (StatementRow row : added) {
            Instant next = stored.plus(1, ChronoUnit.MICROS);
            stored = time.isAfter(next) ? time : next;
            row.seal(stored);
            byte @Nullable [] node = frontier.add(row.entryHash, LedgerTree.SUBTREE);
            if (node != null) {
                nodes.put(row.seq / LedgerTree.SUBTREE - 1, node);
            }
            index(row);
        }
        newlyVoided.removeAll(added);
        Trip trip = trip();
        writeVoided(trip);
        writeStatements(trip);
        writeReferences(trip);
        writeUsages(trip);
        definitions.write(trip, connection);
        writeAttachments(trip);
        writeNodes(trip);
        writeHead(trip, stored, frontier.bytes());
        trip.go();
        return stored;
    }

    private Trip trip() {
        return new Trip(connection, !h2, 0);
    }

    /** Index rows of this statement, of what it refers to, and for all that refer to it. */
    private void index(StatementRow row) throws SQLException {
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
    private List<StatementRow> wayTo(StatementRow row, StatementRow referring) throws SQLException {
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
        via.usages().forEach(key -> usages.add(new Usage(key, row.seq, via.seq)));
    }

    /** What it refers to, and what that refers to, up to a missing one or one seen before. */
    private List<StatementRow> targetsOf(StatementRow row) throws SQLException {
        if (row.target == null) {
            return List.of();
        }
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

    private @Nullable StatementRow target(StatementRow row) throws SQLException {
        if (row.target == null) {
            return null;
        }
        Trip trip = trip();
        findIds(trip, Set.of(row.target));
        trip.go();
        return byId.get(row.target);
    }

    /** All that refer to it, directly or through others; a target may arrive last. */
    private List<StatementRow> referringTo(StatementRow row) throws SQLException {
        if (targetsLookedUp.contains(row.id) && !byTarget.containsKey(row.id)) {
            return List.of();
        }
        List<StatementRow> found = new ArrayList<>();
        Set<UUID> seen = new HashSet<>(Set.of(row.id));
        Deque<UUID> open = new ArrayDeque<>(Set.of(row.id));
        while (!open.isEmpty()) {
            Trip trip = trip();
            findTargeting(trip, List.copyOf(open));
            trip.go();
            for (StatementRow referring : byTarget.getOrDefault(open.remove(), List.of())) {
                if (seen.add(referring.id)) {
                    found.add(referring);
                    open.add(referring.id);
                }
            }
        }
        return found;
    }

    private void findIds(Trip trip, Collection<UUID> ids) {
        find(
                trip,
                "lrs.statement s",
                "s.tenant = ? and s.id = u.k",
                ids.stream().filter(lookedUp::add).toArray(UUID[]::new),
                row -> byId.putIfAbsent(row.id, row));
    }

    private void findTargeting(Trip trip, Collection<UUID> ids) {
        find(
                trip,
                "lrs.statement_reference r join lrs.statement s on s.tenant = r.tenant and s.seq ="
                        + " r.seq",
                "r.tenant = ? and r.target = u.k",
                ids.stream().filter(targetsLookedUp::add).toArray(UUID[]::new),
                row -> {
                    StatementRow one = byId.computeIfAbsent(row.id, id -> row);
                    List<StatementRow> rows =
                            byTarget.computeIfAbsent(one.target, t -> new ArrayList<>());
                    if (!rows.contains(one)) {
                        rows.add(one);
                    }
                });
    }

    private void find(
            Trip trip, String tables, String where, UUID[] ids, Consumer<StatementRow> taker) {
        if (ids.length == 0) {
            return;
        }
        trip.lookUp(
                StatementRow.COLUMNS,
                tables,
                where,
                tenant,
                "uuid",
                ids,
                rows -> {
                    while (rows.next()) {
                        taker.accept(StatementRow.read(rows));
                    }
                });
    }

    private void writeVoided(Trip trip) {
        for (StatementRow row : newlyVoided) {
            trip.update(
                    "update lrs.statement set voided = true where tenant = ? and seq = ?",
                    (s, i) -> {
                        s.setString(i, tenant);
                        s.setLong(i + 1, row.seq);
                        return i + 2;
                    });
        }
    }

    private void writeStatements(Trip trip) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        new Rows("lrs.statement", tenant)
                .add("seq", "bigint", added, r -> r.seq)
                .add("id", "uuid", added, r -> r.id)
                .add("stored", Rows.TIME, added, r -> r.stored)
                .add("version", "varchar", added, r -> r.version)
                .add("voided", "boolean", added, r -> r.voided)
                .add("voids", "boolean", added, r -> r.voids)
                .add("target", "uuid", added, r -> r.target)
                .add("authority_name", "varchar", added, r -> r.authorityName)
                .add("authority", "varchar", added, r -> r.authority)
                .add("text", Rows.BYTES, added, r -> r.text)
                .add("salt", Rows.BYTES, added, r -> r.salt)
                .add("content_hash", Rows.BYTES, added, r -> r.contentHash)
                .add("entry_hash", Rows.BYTES, added, r -> r.entryHash)
                .add("source", "varchar", added, r -> r.source)
                .add("source_stored", Rows.TIME, added, r -> r.sourceStored)
                .add("source_authority", "varchar", added, r -> r.sourceAuthority)
                .insert(trip, connection);
    }

    private void writeReferences(Trip trip) throws SQLException {
        List<StatementRow> referring = added.stream().filter(r -> r.target != null).toList();
        if (!referring.isEmpty()) {
            new Rows("lrs.statement_reference", tenant)
                    .add("target", "uuid", referring, r -> r.target)
                    .add("seq", "bigint", referring, r -> r.seq)
                    .insert(trip, connection);
        }
    }

    private void writeUsages(Trip trip) throws SQLException {
        if (usages.isEmpty()) {
            return;
        }
        // In the order of the index: neighbours share a page.
        List<Usage> sorted = new ArrayList<>(usages);
        sorted.sort(Comparator.comparing(Usage::key).thenComparingLong(Usage::seq));
        new Rows("lrs.statement_usage", tenant)
                .add("usage_key", "uuid", sorted, Usage::key)
                .add("seq", "bigint", sorted, Usage::seq)
                .add("via", "bigint", sorted, Usage::via)
                .insert(trip, connection);
    }

    private void writeAttachments(Trip trip) {
        Map<String, byte[]> fresh = new LinkedHashMap<>(attachments);
        fresh.keySet().removeAll(knownAttachments);
        fresh.forEach(
                (sha2, content) ->
                        trip.update(
                                "insert into lrs.attachment (tenant, sha2, content) values (?, ?,"
                                        + " ?)",
                                (s, i) -> {
                                    s.setString(i, tenant);
                                    s.setString(i + 1, sha2);
                                    s.setBytes(i + 2, content);
                                    return i + 3;
                                }));
    }

    /** What a proof starts from, so that the first one need not read the whole log. */
    private void writeNodes(Trip trip) {
        nodes.forEach(
                (number, hash) ->
                        trip.update(
                                "insert into lrs.ledger_node (tenant, number, hash) values (?, ?,"
                                        + " ?)",
                                (s, i) -> {
                                    s.setString(i, tenant);
                                    s.setLong(i + 1, number);
                                    s.setBytes(i + 2, hash);
                                    return i + 3;
                                }));
    }

    private void writeHead(Trip trip, Instant stored, byte[] frontier) {
        trip.update(
                "update lrs.ledger_head set seq = ?, stored = ?, frontier = ? where tenant = ?",
                (s, i) -> {
                    s.setLong(i, headSeq + added.size());
                    s.setObject(
                            i + 1, stored.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
                    s.setBytes(i + 2, frontier);
                    s.setString(i + 3, tenant);
                    return i + 4;
                });
    }
}
