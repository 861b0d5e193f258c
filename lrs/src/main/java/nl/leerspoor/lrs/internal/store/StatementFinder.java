package nl.leerspoor.lrs.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
        Map<Long, StatementRow> rows = new LinkedHashMap<>();
        long bytes = 0;
        while (low < high) {
            int chunk = Math.min(CHUNK, limit + 1 - rows.size());
            List<StatementRow> found =
                    rows(connection, filter.sql(), filter.parameters(low, high, chunk));
            for (StatementRow row : found) {
                // A row comes once for each statement it refers to that matches, next to itself.
                if (!rows.containsKey(row.seq)) {
                    // One row more than asked tells that there is more.
                    if (rows.size() == limit || bytes > PAGE_BYTES) {
                        return new Page(new ArrayList<>(rows.values()), true);
                    }
                    rows.put(row.seq, row);
                    bytes += row.text == null ? 0 : row.text.length;
                }
            }
            if (found.size() < chunk) {
                break;
            }
            long last = found.get(found.size() - 1).seq;
            if (query.ascending()) {
                low = last;
            } else {
                high = last - 1;
            }
        }
        return new Page(new ArrayList<>(rows.values()), false);
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
    private static final class Filter {
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

        String sql() {
            StringBuilder sql = new StringBuilder(" from ");
            String first = keys.isEmpty() ? "s" : "u0";
            if (keys.isEmpty()) {
                sql.append("lrs.statement s");
            } else {
                sql.append("lrs.statement_usage u0");
                for (int i = 1; i < keys.size(); i++) {
                    // All filters must match the same statement: this one or one it refers to.
                    sql.append(
                                    " join lrs.statement_usage u%d on u%d.tenant = u0.tenant and"
                                            .formatted(i, i))
                            .append(" u%d.usage_key = ? and u%d.seq = u0.seq and".formatted(i, i))
                            .append(" u%d.via = u0.via".formatted(i));
                }
                sql.append(" join lrs.statement s on s.tenant = u0.tenant and s.seq = u0.seq");
            }
            sql.append(" where ").append(first).append(".tenant = ?");
            if (!keys.isEmpty()) {
                sql.append(" and u0.usage_key = ?");
            }
            sql.append(" and %s.seq > ? and %s.seq <= ?".formatted(first, first));
            sql.append(" and s.voided = false and s.text is not null");
            if (authority != null) {
                sql.append(" and s.authority = ?");
            }
            // All columns of the index, in its order: otherwise H2 reads and sorts every match.
            String order = query.ascending() ? "" : " desc";
            sql.append(" order by ").append(first).append(".tenant").append(order);
            if (!keys.isEmpty()) {
                sql.append(", u0.usage_key").append(order);
            }
            return sql.append(", %s.seq%s limit ?".formatted(first, order)).toString();
        }

        List<Object> parameters(long low, long high, int size) {
            List<Object> parameters = new ArrayList<>();
            if (!keys.isEmpty()) {
                parameters.addAll(keys.subList(1, keys.size()));
            }
            parameters.add(tenant);
            if (!keys.isEmpty()) {
                parameters.add(keys.get(0));
            }
            parameters.add(low);
            parameters.add(high);
            if (authority != null) {
                parameters.add(authority);
            }
            parameters.add(size);
            return parameters;
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
