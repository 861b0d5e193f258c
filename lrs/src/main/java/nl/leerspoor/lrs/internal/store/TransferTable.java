package nl.leerspoor.lrs.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything a tenant has, a little at a time in the order of the keys, and adds what an
 * export brings beside statements. However large a thing is, only a part of it is held. Plain SQL.
 * Safe for use by several threads.
 */
public final class TransferTable {
    /** Data is handed on in parts of at most so many bytes. */
    public static final int PART = 512 * 1024;

    private static final int PAGE = 50;
    private static final int SMALL = 32 * 1024; // read with the page, and not one by one

    private final Database database;

    /** Reads and writes this database. */
    public TransferTable(Database database) {
        this.database = database;
    }

    /** The end of the tenant's log; null when it has none. */
    public @Nullable LedgerHeadRow head(String tenant) {
        return database.inTransaction(session -> session.get(LedgerHeadRow.class, tenant));
    }

    /** This process's time, as precise as the database keeps it. */
    public Instant now() {
        return database.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Cuts what comes next in the log into pages that fit into memory.
     *
     * @param count most statements in all these pages
     * @param bytes most bytes on one, unless it has one statement only
     * @return the last place of each, in order; empty at the end of the log
     */
    public List<Long> pages(String tenant, long after, long upTo, int count, int bytes) {
        List<Long> ends = new ArrayList<>();
        if (after >= upTo) {
            return ends;
        }
        return database.read(
                connection -> {
                    long[] last = {after, 0, 0}; // place, bytes on this page, statements in all
                    query(
                            connection,
                            "select seq, octet_length(text) from lrs.statement where tenant = ? and"
                                    + " seq > ? and seq <= ? order by tenant, seq fetch first "
                                    + count
                                    + " rows only",
                            List.of(tenant, after, upTo),
                            row -> {
                                long size = row.getLong(2);
                                if (last[1] > 0 && last[1] + size > bytes) {
                                    ends.add(last[0]);
                                    last[1] = 0;
                                }
                                last[0] = row.getLong(1);
                                last[1] += size;
                                last[2]++;
                            });
                    // After the last statement there may be entries of erasure.
                    ends.add(last[2] < count ? upTo : last[0]);
                    return ends;
                });
    }

    /** Statements with their salts and hashes, in log order, erased ones included. */
    public List<StatementRow> statements(String tenant, long after, long upTo) {
        List<StatementRow> rows = new ArrayList<>();
        return database.read(
                connection -> {
                    query(
                            connection,
                            "select "
                                    + StatementRow.COLUMNS
                                    + ", s.salt, s.content_hash, s.entry_hash from lrs.statement s"
                                    + " where s.tenant = ? and s.seq > ? and s.seq <= ? order by"
                                    + " s.tenant, s.seq",
                            List.of(tenant, after, upTo),
                            row -> rows.add(StatementRow.readWhole(row)));
                    return rows;
                });
    }

    /** Entries of runs of erasure between these places, by place: hashes in hex. */
    public SortedMap<Long, String> runs(String tenant, long after, long upTo) {
        SortedMap<Long, String> runs = new TreeMap<>();
        return database.read(
                connection -> {
                    query(
                            connection,
                            "select seq, entry_hash from lrs.ledger_run where tenant = ? and seq >"
                                    + " ? and seq <= ?",
                            List.of(tenant, after, upTo),
                            row ->
                                    runs.put(
                                            row.getLong(1),
                                            HexFormat.of().formatHex(row.getBytes(2))));
                    return runs;
                });
    }

    /** Places of statements with another content than their entry's: pseudonymised ones. */
    public Set<Long> replaced(String tenant, long after, long upTo) {
        Set<Long> replaced = new HashSet<>();
        return database.read(
                connection -> {
                    query(
                            connection,
                            "select seq from lrs.ledger_change where tenant = ? and seq > ? and"
                                    + " seq <= ? and content_hash is not null",
                            List.of(tenant, after, upTo),
                            row -> replaced.add(row.getLong(1)));
                    return replaced;
                });
    }

    /** Statements that are here with one of these ids, erased ones included. */
    public Map<UUID, StatementRow> known(String tenant, Collection<UUID> ids) {
        Map<UUID, StatementRow> known = new HashMap<>();
        return database.read(
                connection -> {
                    // A join, because for "tenant = ? and id in (...)" H2 reads the whole log.
                    query(
                            connection,
                            "select "
                                    + StatementRow.COLUMNS
                                    + " from unnest(cast(? as uuid array)) as u(id) join"
                                    + " lrs.statement s on s.tenant = ? and s.id = u.id",
                            List.of(connection.createArrayOf("uuid", ids.toArray()), tenant),
                            row -> {
                                StatementRow read = StatementRow.read(row);
                                known.put(read.id(), read);
                            });
                    return known;
                });
    }

    /** Takes the data of one thing after the other, each in parts. */
    public interface Taker<T> {
        /**
         * The next part.
         *
         * @param thing what it is data of
         * @param part at most {@link #PART} bytes; of empty data an empty one
         * @param last whether no more follows of this thing
         */
        void take(T thing, byte[] part, boolean last) throws IOException;
    }

    /** All attachments, by hash. */
    public void attachments(String tenant, Taker<String> taker) throws IOException {
        Source<String> source =
                new Source<>(
                        "sha2",
                        "lrs.attachment where tenant = ?",
                        "sha2 > ?",
                        "tenant, sha2",
                        "content",
                        row -> row.getString(1),
                        "tenant = ? and sha2 = ?",
                        List.of(tenant),
                        List::of,
                        sha2 -> List.of(tenant, sha2));
        read(source, taker);
    }

    /** All activities of which something is known, by IRI: their definitions. */
    public void activities(String tenant, Taker<String> taker) throws IOException {
        Source<String> source =
                new Source<>(
                        "iri",
                        "lrs.activity where tenant = ?",
                        "activity_key > ?",
                        "tenant, activity_key",
                        "definition",
                        row -> row.getString(1),
                        "tenant = ? and activity_key = ?",
                        List.of(tenant),
                        iri -> List.of(Usages.relatedActivity(iri)),
                        iri -> List.of(tenant, Usages.relatedActivity(iri)));
        read(source, taker);
    }

    /** All documents, by kind. */
    public void documents(String tenant, Taker<DocumentPlace> taker) throws IOException {
        for (String kind : List.of("activity", "agent", "state")) {
            Source<DocumentPlace> source =
                    new Source<>(
                            "kind, activity, agent, registration, id, content_type, updated",
                            "lrs.document where tenant = ? and kind = ?",
                            // The first half is for H2, which walks no index for the second.
                            "owner_key >= ? and (owner_key, registration, id_key) > (?, ?, ?)",
                            "tenant, kind, owner_key, registration, id_key",
                            "content",
                            DocumentPlace::read,
                            "tenant = ? and kind = ? and owner_key = ? and registration = ? and"
                                    + " id_key = ?",
                            List.of(tenant, kind),
                            last ->
                                    List.of(
                                            last.owner(),
                                            last.owner(),
                                            last.registration(),
                                            last.idKey()),
                            place -> place.key(tenant));
            read(source, taker);
        }
    }

    /** All credentials, oldest first, with the hashes of their secrets. */
    public List<Piece.Credential> credentials(String tenant) {
        List<Piece.Credential> credentials = new ArrayList<>();
        return database.read(
                connection -> {
                    query(
                            connection,
                            "select id, name, login_key, secret_hash, previous_hash,"
                                    + " previous_until, scopes, restrictions, created, revoked"
                                    + " from lrs.credential where tenant = ? order by created, id",
                            List.of(tenant),
                            row -> credentials.add(Piece.Credential.read(row)));
                    return credentials;
                });
    }

    /**
     * Where things with data are, and how to go through them in the order of their key.
     *
     * @param columns what {@code mapper} reads
     * @param from table and what narrows it
     * @param following what comes after a thing
     * @param order of the index
     * @param data column of the data
     * @param one what narrows the table to one thing
     */
    private record Source<T>(
            String columns,
            String from,
            String following,
            String order,
            String data,
            Mapper<T> mapper,
            String one,
            List<Object> narrow,
            Function<T, List<Object>> after,
            Function<T, List<Object>> key) {

        String table() {
            return from.substring(0, from.indexOf(' '));
        }
    }

    /** A thing with its data, when that is small. */
    @SuppressWarnings("ArrayRecordComponent") // not copied
    private record Item<T>(T thing, long length, byte @Nullable [] small) {}

    private <T> void read(Source<T> source, Taker<T> taker) throws IOException {
        try {
            T last = null;
            do {
                T after = last;
                // One snapshot, so that no data changes between two of its parts.
                last =
                        database.snapshot(
                                session ->
                                        session.doReturningWork(
                                                connection ->
                                                        page(connection, source, after, taker)));
            } while (last != null);
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** Hands on a page and answers its last thing; null when no page follows. */
    private <T> @Nullable T page(
            Connection connection, Source<T> source, @Nullable T after, Taker<T> taker)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(source.narrow);
        if (after != null) {
            parameters.addAll(source.after.apply(after));
        }
        String length = "octet_length(" + source.data + ")";
        List<Item<T>> items = new ArrayList<>();
        query(
                connection,
                "select "
                        + source.columns
                        + ", "
                        + length
                        + " as size, case when "
                        + length
                        + " <= "
                        + SMALL
                        + " then "
                        + source.data
                        + " end as small from "
                        + source.from
                        + (after == null ? "" : " and " + source.following)
                        + " order by "
                        + source.order
                        + " fetch first "
                        + PAGE
                        + " rows only",
                parameters,
                row ->
                        items.add(
                                new Item<>(
                                        source.mapper.map(row),
                                        row.getLong("size"),
                                        row.getBytes("small"))));
        for (Item<T> item : items) {
            try {
                if (item.small != null) {
                    taker.take(item.thing, item.small, true);
                } else if (database.h2()) {
                    stream(connection, source, item, taker);
                } else {
                    windows(connection, source, item, taker);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return items.size() < PAGE ? null : items.get(PAGE - 1).thing;
    }

    private static <T> void stream(
            Connection connection, Source<T> source, Item<T> item, Taker<T> taker)
            throws SQLException, IOException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select "
                                + source.data
                                + " from "
                                + source.table()
                                + " where "
                                + source.one)) {
            bind(statement, source.key.apply(item.thing));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                try (InputStream content = rows.getBinaryStream(1)) {
                    for (long at = 0; at < item.length; at += PART) {
                        byte[] part = content.readNBytes(PART);
                        taker.take(item.thing, part, at + PART >= item.length);
                    }
                }
            }
        }
    }

    /** PostgreSQL's driver holds a value whole, so it is asked for parts. */
    private static <T> void windows(
            Connection connection, Source<T> source, Item<T> item, Taker<T> taker)
            throws SQLException, IOException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select substring("
                                + source.data
                                + " from ? for ?) from "
                                + source.table()
                                + " where "
                                + source.one)) {
            for (long at = 0; at < item.length; at += PART) {
                List<Object> parameters = new ArrayList<>(List.of((int) at + 1, PART));
                parameters.addAll(source.key.apply(item.thing));
                bind(statement, parameters);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    taker.take(item.thing, rows.getBytes(1), at + PART >= item.length);
                }
            }
        }
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

        private static DocumentPlace read(ResultSet row) throws SQLException {
            return new DocumentPlace(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, UUID.class),
                    row.getString(5),
                    row.getString(6),
                    row.getObject(7, OffsetDateTime.class).toInstant());
        }

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

        private UUID idKey() {
            return Digests.key("id", id);
        }

        List<Object> key(String tenant) {
            return List.of(tenant, kind, owner(), registration, idKey());
        }

        /** All of it as members of a line; see docs/export.md. */
        public ObjectNode toExport(ObjectNode line) {
            line.put("type", kind).put("id", id).put("registration", registration.toString());
            if (activity != null) {
                line.put("activity", activity);
            }
            if (agent != null) {
                line.put("agent", agent);
            }
            return line.put("contentType", contentType).put("updated", updated.toString());
        }
    }

    /** What is here in the place of something. */
    public enum Found {
        /** Nothing, so it was added, or would be. */
        NOTHING,
        /** The same. */
        SAME,
        /** Something else, which stays. */
        OTHER
    }

    /**
     * Adds what is not there yet, all in one transaction.
     *
     * @param write false: look only
     * @return for each what was there
     */
    public List<Found> add(String tenant, List<? extends Piece> pieces, boolean write) {
        List<Found> found = new ArrayList<>(pieces.size());
        if (!write) {
            return database.read(
                    connection -> {
                        for (Piece piece : pieces) {
                            found.add(piece.look(connection, tenant));
                        }
                        return found;
                    });
        }
        database.append(
                (connection, h2) -> {
                    for (Piece piece : pieces) {
                        Found there = piece.look(connection, tenant);
                        if (there == Found.NOTHING) {
                            piece.insert(connection, tenant);
                        }
                        found.add(there);
                    }
                });
        return found;
    }

    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Takes one row. */
    interface RowTaker {
        /** Reads it. */
        void take(ResultSet row) throws SQLException;
    }

    private static void query(Connection connection, String sql, List<?> parameters, RowTaker taker)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        }
    }

    private static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
    }
}
