package nl.leerspoor.lrs.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything a tenant has, a little at a time in the order of the keys, and adds what an
 * export brings beside statements. Safe for use by several threads.
 */
public final class TransferTable {
    private final Database database;

    /** Reads and writes this database. */
    public TransferTable(Database database) {
        this.database = database;
    }

    /** The end of the tenant's log; null when it has none. */
    public @Nullable LedgerHeadRow head(String tenant) {
        return database.inTransaction(session -> session.get(LedgerHeadRow.class, tenant));
    }

    /** Statements with their salts and hashes, in log order. */
    public List<StatementRow> statements(String tenant, long after, long upTo, int limit) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery(
                                        "from StatementRow where tenant = :tenant and seq > :after"
                                                + " and seq <= :upTo order by tenant, seq",
                                        StatementRow.class)
                                .setParameter("tenant", tenant)
                                .setParameter("after", after)
                                .setParameter("upTo", upTo)
                                .setMaxResults(limit)
                                .getResultList());
    }

    /** Entries of runs of erasure between these places, by place: hashes in hex. */
    public SortedMap<Long, String> runs(String tenant, long after, long upTo) {
        SortedMap<Long, String> runs = new TreeMap<>();
        database.inTransaction(
                        session ->
                                session.createSelectionQuery(
                                                "from LedgerRunRow where tenant = :tenant and seq >"
                                                        + " :after and seq <= :upTo",
                                                LedgerRunRow.class)
                                        .setParameter("tenant", tenant)
                                        .setParameter("after", after)
                                        .setParameter("upTo", upTo)
                                        .getResultList())
                .forEach(row -> runs.put(row.seq, HexFormat.of().formatHex(row.entryHash)));
        return runs;
    }

    /** Places of statements with another content than their entry's: pseudonymised ones. */
    public Set<Long> replaced(String tenant, long after, long upTo) {
        return Set.copyOf(
                database.inTransaction(
                        session ->
                                session.createSelectionQuery(
                                                "select seq from LedgerChangeRow where tenant ="
                                                        + " :tenant and seq > :after and seq <="
                                                        + " :upTo and contentHash is not null",
                                                Long.class)
                                        .setParameter("tenant", tenant)
                                        .setParameter("after", after)
                                        .setParameter("upTo", upTo)
                                        .getResultList()));
    }

    /**
     * Data under a name.
     *
     * @param name hash of an attachment, or IRI of an activity
     * @param content the data, or the definition in JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // as large as a file: not copied
    public record Named(String name, byte[] content) {}

    /** The attachment that follows this hash; null when there is none. */
    public @Nullable Named attachment(String tenant, String after) {
        return first(
                "select sha2, content from lrs.attachment where tenant = ? and sha2 > ? order by"
                        + " tenant, sha2 fetch first 1 rows only",
                statement -> {
                    statement.setString(1, tenant);
                    statement.setString(2, after);
                },
                rows -> new Named(rows.getString(1), rows.getBytes(2)));
    }

    /** The activity that follows this one; null when there is none. */
    public @Nullable Named activity(String tenant, @Nullable String after) {
        UUID key = after == null ? null : Usages.relatedActivity(after);
        return first(
                "select iri, definition from lrs.activity where tenant = ?"
                        + (key == null ? "" : " and activity_key > ?")
                        + " order by tenant, activity_key fetch first 1 rows only",
                statement -> {
                    statement.setString(1, tenant);
                    if (key != null) {
                        statement.setObject(2, key);
                    }
                },
                rows -> new Named(rows.getString(1), rows.getBytes(2)));
    }

    /** The document that follows this key; null when there is none. */
    public @Nullable DocumentRow document(String tenant, DocumentRow.@Nullable Key after) {
        return database.inTransaction(
                session -> {
                    String where =
                            after == null
                                    ? ""
                                    : " and (kind, ownerKey, registration, idKey) > (:kind, :owner,"
                                            + " :registration, :id)";
                    var query =
                            session.createSelectionQuery(
                                            "from DocumentRow where tenant = :tenant"
                                                    + where
                                                    + " order by kind, ownerKey, registration,"
                                                    + " idKey",
                                            DocumentRow.class)
                                    .setParameter("tenant", tenant)
                                    .setMaxResults(1);
                    if (after != null) {
                        query.setParameter("kind", after.kind())
                                .setParameter("owner", after.ownerKey())
                                .setParameter("registration", after.registration())
                                .setParameter("id", after.idKey());
                    }
                    return query.getSingleResultOrNull();
                });
    }

    /** Adds attachment data unless it is there. */
    public boolean addAttachment(String tenant, String sha2, byte[] content) {
        return add(
                "select 1 from lrs.attachment where tenant = ? and sha2 = ?",
                statement -> {
                    statement.setString(1, tenant);
                    statement.setString(2, sha2);
                },
                "insert into lrs.attachment (tenant, sha2, content) values (?, ?, ?)",
                statement -> {
                    statement.setString(1, tenant);
                    statement.setString(2, sha2);
                    statement.setBytes(3, content);
                });
    }

    /** Adds the definition of an activity unless something is known of it. */
    public boolean addActivity(String tenant, String iri, byte[] definition) {
        return add(
                "select 1 from lrs.activity where tenant = ? and activity_key = ?",
                statement -> {
                    statement.setString(1, tenant);
                    statement.setObject(2, Usages.relatedActivity(iri));
                },
                "insert into lrs.activity (tenant, activity_key, iri, definition) values (?, ?, ?,"
                        + " ?)",
                statement -> {
                    statement.setString(1, tenant);
                    statement.setObject(2, Usages.relatedActivity(iri));
                    statement.setString(3, iri);
                    statement.setBytes(4, definition);
                });
    }

    /** What a document is about, and when it was written. */
    public record DocumentPlace(
            String kind,
            @Nullable String activity,
            @Nullable String agent,
            UUID registration,
            String id,
            String contentType,
            Instant updated) {

        private UUID owner() {
            String about = activity == null ? "" : activity;
            String whose = agent == null ? "" : agent;
            return switch (kind) {
                case "state" -> Digests.key("state", about, whose);
                case "activity" -> Digests.key("activity", about);
                case "agent" -> Digests.key("agent", whose);
                default -> throw new IllegalArgumentException("no document is a " + kind);
            };
        }
    }

    /** Adds a document unless there is one in its place. */
    public boolean addDocument(String tenant, DocumentPlace place, byte[] content) {
        UUID owner = place.owner();
        UUID id = Digests.key("id", place.id());
        return add(
                "select 1 from lrs.document where tenant = ? and kind = ? and owner_key = ? and"
                        + " registration = ? and id_key = ?",
                statement -> {
                    statement.setString(1, tenant);
                    statement.setString(2, place.kind());
                    statement.setObject(3, owner);
                    statement.setObject(4, place.registration());
                    statement.setObject(5, id);
                },
                "insert into lrs.document (tenant, kind, owner_key, registration, id_key, id,"
                        + " activity, agent, content, content_type, etag, updated) values (?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                statement -> {
                    statement.setString(1, tenant);
                    statement.setString(2, place.kind());
                    statement.setObject(3, owner);
                    statement.setObject(4, place.registration());
                    statement.setObject(5, id);
                    statement.setString(6, place.id());
                    statement.setString(7, place.activity());
                    statement.setString(8, place.agent());
                    statement.setBytes(9, content);
                    statement.setString(10, place.contentType());
                    statement.setString(11, Digests.sha1Hex(content));
                    OffsetDateTime updated = place.updated().atOffset(ZoneOffset.UTC);
                    statement.setObject(12, updated, Types.TIMESTAMP_WITH_TIMEZONE);
                });
    }

    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private <T> @Nullable T first(String sql, Binder binder, Mapper<T> mapper) {
        List<T> found = new ArrayList<>();
        database.read(
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        binder.bind(statement);
                        try (ResultSet rows = statement.executeQuery()) {
                            if (rows.next()) {
                                found.add(mapper.map(rows));
                            }
                        }
                    }
                    return found;
                });
        return found.isEmpty() ? null : found.get(0);
    }

    private boolean add(String look, Binder place, String insert, Binder values) {
        List<Boolean> added = new ArrayList<>();
        database.append(
                (connection, h2) -> {
                    if (!exists(connection, look, place)) {
                        try (PreparedStatement statement = connection.prepareStatement(insert)) {
                            values.bind(statement);
                            statement.executeUpdate();
                        }
                        added.add(true);
                    }
                });
        return !added.isEmpty();
    }

    private static boolean exists(Connection connection, String look, Binder place)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(look)) {
            place.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
