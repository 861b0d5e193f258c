package nl.leerspoor.lrs.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.lrs.StatementQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log: by id, in order, and by filters. Pages are keyset pages on seq, which is also the
 * order of stored, so every filter is an index range. Safe for use by several threads.
 */
public final class StatementFinder {
    private static final int CHUNK = 100;

    /**
     * Filters that meet are looked up this many index rows at a time: so two large sets with
     * nothing in common cost short queries, one after the other, until the time is up.
     */
    private static final int WINDOW = 1000;

    private static final int WIDE_WINDOW = 20_000;
    private static final long EXHAUSTED = -1;

    /** Most bytes of text on one page, so that no page fills the memory. */
    private static final int PAGE_BYTES = 16 * 1024 * 1024;

    private final Database database;

    /** Reads from this database. */
    public StatementFinder(Database database) {
        this.database = database;
    }

    /** One page, and whether there is more after it. */
    public record Page(List<StatementRow> rows, boolean more) {}

    /** The row with this id, voided or not; empty when unknown or erased. */
    public Optional<StatementRow> find(String tenant, UUID id) {
        return rows(
                        " from lrs.statement s where s.tenant = ? and s.id = ? and s.text is not null",
                        List.of(tenant, id))
                .stream()
                .findFirst();
    }

    /** The rows after {@code seq}, in order, voided ones included. */
    public List<StatementRow> after(String tenant, long seq, int limit) {
        return rows(
                " from lrs.statement s where s.tenant = ? and s.seq > ? and s.text is not null"
                        + " order by s.tenant, s.seq limit ?",
                List.of(tenant, seq, limit));
    }

    /**
     * At most {@code limit} rows that match.
     *
     * @param authority with the query's authority name, the whole authority: an agent in JSON
     */
    public Page query(String tenant, StatementQuery query, String authority, int limit) {
        return database.read(
                connection -> query(connection, new Filter(tenant, query, authority), limit));
    }

    private Page query(Connection connection, Filter filter, int limit) throws SQLException {
        StatementQuery query = filter.query;
        long low = query.since() == null ? 0 : lastUpTo(connection, filter.tenant, query.since());
        long high =
                query.until() == null
                        ? Long.MAX_VALUE
                        : lastUpTo(connection, filter.tenant, query.until());
        if (query.after() > 0 && query.ascending()) {
            low = Math.max(low, query.after());
        } else if (query.after() > 0) {
            high = Math.min(high, query.after() - 1);
        }
        Found page = new Found(limit);
        Instant deadline = database.clock().instant().plus(database.queryTimeout());
        int window = WINDOW;
        while (low < high && !page.full()) {
            if (database.clock().instant().isAfter(deadline)) {
                throw Database.tookTooLong();
            }
            int size = Math.min(CHUNK, limit + 1 - page.rows.size());
            List<StatementRow> found =
                    rows(connection, filter.sql(), filter.parameters(low, high, window, size));
            found.forEach(page::add);
            if (found.size() == size) {
                long last = found.get(found.size() - 1).seq;
                low = query.ascending() ? last : low;
                high = query.ascending() ? high : last - 1;
                continue;
            }
            long end = filter.joins() ? filter.end(connection, low, high, window) : EXHAUSTED;
            if (end == EXHAUSTED) {
                break;
            }
            // The last row again: it may have more in the index than fitted into the window.
            low = query.ascending() ? end - 1 : low;
            high = query.ascending() ? high : end;
            if (window == WINDOW) {
                filter.leadByTheShortest(connection, low, high);
                window = WIDE_WINDOW;
            }
        }
        return new Page(new ArrayList<>(page.rows.values()), page.full());
    }

    /** The rows of a page, and whether there is one too many. */
    private static final class Found {
        private final int limit;
        private final Map<Long, StatementRow> rows = new LinkedHashMap<>();
        private long bytes;
        private boolean full;

        Found(int limit) {
            this.limit = limit;
        }

        /** A row comes once for each statement it refers to that matches. */
        void add(StatementRow row) {
            if (full || rows.containsKey(row.seq)) {
                return;
            }
            if (rows.size() == limit || bytes > PAGE_BYTES) {
                full = true; // one row more than asked tells that there is more
                return;
            }
            rows.put(row.seq, row);
            bytes += row.text == null ? 0 : row.text.length;
        }

        boolean full() {
            return full;
        }
    }

    /** Stored rises strictly with seq, so a time is a place in the log. */
    private long lastUpTo(Connection connection, String tenant, Instant time) throws SQLException {
        try (PreparedStatement statement =
                database.prepareRead(
                        connection,
                        "select seq from lrs.statement where tenant = ? and stored <= ?"
                                + " order by tenant desc, stored desc limit 1")) {
            statement.setString(1, tenant);
            statement.setObject(2, time.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The query in SQL: the narrowest filter leads, the others look up its rows in the index. */
    private final class Filter {
        private final String tenant;
        private final StatementQuery query;
        private final List<UUID> keys = new ArrayList<>();
        private final @Nullable String authority;

        Filter(String tenant, StatementQuery query, String authority) {
            this.tenant = tenant;
            this.query = query;
            this.authority = query.authorityName() == null ? null : authority;
            if (query.registration() != null) {
                keys.add(Usages.registration(query.registration()));
            }
            if (query.agent() != null) {
                keys.add(
                        query.relatedAgents()
                                ? Usages.relatedAgent(query.agent())
                                : Usages.agent(query.agent()));
            }
            if (query.activity() != null) {
                keys.add(
                        query.relatedActivities()
                                ? Usages.relatedActivity(query.activity())
                                : Usages.activity(query.activity()));
            }
            if (query.verb() != null) {
                keys.add(Usages.verb(query.verb()));
            }
            if (keys.isEmpty() && this.authority != null) {
                keys.addAll(Usages.authority(authority));
            }
        }

        /** True when a window of one filter is looked up in the others. */
        boolean joins() {
            return keys.size() > 1;
        }

        /** The index rows of the leading filter in one window: tenant, key, low, high, window. */
        private String window() {
            String order = query.ascending() ? "" : " desc";
            return "(select seq, via from lrs.statement_usage where tenant = ? and usage_key = ? and"
                    + " seq > ? and seq <= ? order by tenant%s, usage_key%s, seq%s limit ?)"
                            .formatted(order, order, order);
        }

        String sql() {
            StringBuilder sql = new StringBuilder(" from ");
            if (keys.isEmpty()) {
                sql.append("lrs.statement s where s.tenant = ? and s.seq > ? and s.seq <= ?");
            } else if (joins()) {
                sql.append(window()).append(" as u0");
                for (int i = 1; i < keys.size(); i++) {
                    // All filters must match the same statement: this one or one it refers to.
                    sql.append(
                            " join lrs.statement_usage u%d on u%d.tenant = ? and u%d.usage_key = ? and u%d.seq = u0.seq and u%d.via = u0.via"
                                    .formatted(i, i, i, i, i));
                }
                sql.append(" join lrs.statement s on s.tenant = ? and s.seq = u0.seq where true");
            } else {
                sql.append(
                        "lrs.statement_usage u0 join lrs.statement s on s.tenant = u0.tenant and"
                                + " s.seq = u0.seq where u0.tenant = ? and u0.usage_key = ? and"
                                + " u0.seq > ? and u0.seq <= ?");
            }
            sql.append(" and s.voided = false and s.text is not null");
            if (authority != null) {
                sql.append(" and s.authority = ?");
            }
            // All columns of the index, in its order: otherwise H2 reads and sorts every match.
            String order = query.ascending() ? "" : " desc";
            sql.append(" order by ");
            if (keys.isEmpty()) {
                sql.append("s.tenant%s, s.seq%s".formatted(order, order));
            } else if (joins()) {
                sql.append("u0.seq").append(order);
            } else {
                sql.append("u0.tenant%s, u0.usage_key%s, u0.seq%s".formatted(order, order, order));
            }
            return sql.append(" limit ?").toString();
        }

        List<Object> parameters(long low, long high, int window, int size) {
            List<Object> parameters = new ArrayList<>();
            parameters.add(tenant);
            if (!keys.isEmpty()) {
                parameters.add(keys.get(0));
            }
            parameters.add(low);
            parameters.add(high);
            if (joins()) {
                parameters.add(window);
                for (UUID key : keys.subList(1, keys.size())) {
                    parameters.add(tenant);
                    parameters.add(key);
                }
                parameters.add(tenant);
            }
            if (authority != null) {
                parameters.add(authority);
            }
            parameters.add(size);
            return parameters;
        }

        /** Where a window ends; {@link #EXHAUSTED} when it is the last. */
        private long end(Connection connection, UUID key, long low, long high, int window)
                throws SQLException {
            String last = query.ascending() ? "max" : "min";
            try (PreparedStatement statement =
                    database.prepareRead(
                            connection,
                            "select count(*), " + last + "(seq) from " + window() + " as u0")) {
                statement.setString(1, tenant);
                statement.setObject(2, key);
                statement.setLong(3, low);
                statement.setLong(4, high);
                statement.setInt(5, window);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1) < window ? EXHAUSTED : row.getLong(2);
                }
            }
        }

        long end(Connection connection, long low, long high, int window) throws SQLException {
            return end(connection, keys.get(0), low, high, window);
        }

        /** Puts a filter first that is through in one more window, if there is one. */
        void leadByTheShortest(Connection connection, long low, long high) throws SQLException {
            for (int i = 1; i < keys.size(); i++) {
                if (end(connection, keys.get(i), low, high, WINDOW) == EXHAUSTED) {
                    Collections.swap(keys, 0, i);
                    return;
                }
            }
        }
    }

    private List<StatementRow> rows(String sql, List<Object> parameters) {
        return database.read(connection -> rows(connection, sql, parameters));
    }

    private List<StatementRow> rows(Connection connection, String sql, List<Object> parameters)
            throws SQLException {
        try (PreparedStatement statement =
                database.prepareRead(connection, "select " + StatementRow.COLUMNS + sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            List<StatementRow> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(StatementRow.read(found));
                }
            }
            return rows;
        }
    }

    /** The canonical definition of an activity, JSON; null when nothing was said of it. */
    public byte @Nullable [] definition(String tenant, String iri) {
        return bytes(
                "select definition from lrs.activity where tenant = ? and activity_key = ?",
                tenant,
                Usages.relatedActivity(iri));
    }

    /** Attachment data; null when it is not here. */
    public byte @Nullable [] attachment(String tenant, String sha2) {
        return bytes(
                "select content from lrs.attachment where tenant = ? and sha2 = ?", tenant, sha2);
    }

    private byte @Nullable [] bytes(String sql, Object... parameters) {
        return database.<Optional<byte[]>>read(
                        connection -> {
                            try (PreparedStatement statement =
                                    database.prepareRead(connection, sql)) {
                                for (int i = 0; i < parameters.length; i++) {
                                    statement.setObject(i + 1, parameters[i]);
                                }
                                try (ResultSet row = statement.executeQuery()) {
                                    return row.next()
                                            ? Optional.of(row.getBytes(1))
                                            : Optional.empty();
                                }
                            }
                        })
                .orElse(null);
    }
}
