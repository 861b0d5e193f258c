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
