package nl.leerspoor.lrs.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQL statements that need no answer of each other: PostgreSQL gets them in one round trip, H2,
 * which is in this process, one by one.
 */
final class Trip {
    private final Connection connection;
    private final boolean together;
    private final int timeoutSeconds;
    private final List<Part> parts = new ArrayList<>();

    private record Part(String sql, Binder binder, @Nullable Reader reader) {}

    /** Sets parameters. */
    interface Binder {
        /** Sets its own, from {@code first} on, and gives the number of the next. */
        int bind(PreparedStatement statement, int first) throws SQLException;
    }

    /** Reads an answer. */
    interface Reader {
        /** Reads all rows. */
        void read(ResultSet rows) throws SQLException;
    }

    /**
     * Nothing yet.
     *
     * @param together all at once, or one by one
     * @param timeoutSeconds after which the database gives up; 0 for never
     */
    Trip(Connection connection, boolean together, int timeoutSeconds) {
        this.connection = connection;
        this.together = together;
        this.timeoutSeconds = timeoutSeconds;
    }

    /** True when all parts go at once. */
    boolean together() {
        return together;
    }

    /** One more that answers rows. */
    void query(String sql, Binder binder, Reader reader) {
        parts.add(new Part(sql, binder, reader));
    }

    /**
     * One more that looks up many keys at once, each in the index, and not the other way round:
     * PostgreSQL takes a table without statistics, which a new one is, for a small one, and would
     * rather read all rows of the tenant (house rule 14.9). An array, so that the statement is the
     * same for any number of keys; for "in (…)" H2 reads all rows of the tenant.
     *
     * @param columns what to read
     * @param tables where from
     * @param where a condition on {@code u.k}, one of the keys, and a last parameter, the tenant
     * @param type of the keys in SQL
     */
    void lookUp(
            String columns,
            String tables,
            String where,
            String tenant,
            String type,
            Object[] keys,
            Reader reader) {
        String array = "unnest(cast(? as " + type + " array)) as u(k)";
        query(
                together
                        ? "select l.* from %s cross join lateral (select %s from %s where %s offset 0) as l"
                                .formatted(array, columns, tables, where)
                        : "select %s from %s, %s where %s".formatted(columns, array, tables, where),
                (s, i) -> {
                    s.setArray(i, connection.createArrayOf(type, keys));
                    s.setString(i + 1, tenant);
                    return i + 2;
                },
                reader);
    }

    /** One more that changes rows. */
    void update(String sql, Binder binder) {
        parts.add(new Part(sql, binder, null));
    }

    /** Sends them, in the order they were added, and reads the answers. */
    void go() throws SQLException {
        if (together) {
            send(parts);
        } else {
            for (Part part : parts) {
                send(List.of(part));
            }
        }
        parts.clear();
    }

    private void send(List<Part> now) throws SQLException {
        if (now.isEmpty()) {
            return;
        }
        StringBuilder sql = new StringBuilder();
        for (Part part : now) {
            sql.append(sql.isEmpty() ? "" : ";").append(part.sql());
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            statement.setQueryTimeout(timeoutSeconds);
            int next = 1;
            for (Part part : now) {
                next = part.binder().bind(statement, next);
            }
            boolean rows = statement.execute();
            for (int i = 0; i < now.size(); i++) {
                Reader reader = now.get(i).reader();
                if (rows && reader != null) {
                    try (ResultSet answer = statement.getResultSet()) {
                        reader.read(answer);
                    }
                }
                if (i < now.size() - 1) {
                    rows = statement.getMoreResults();
                }
            }
        }
    }
}
