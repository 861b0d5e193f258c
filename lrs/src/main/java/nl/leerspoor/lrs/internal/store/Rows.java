package nl.leerspoor.lrs.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many rows for one table of a tenant. PostgreSQL gets one array a column and one statement that
 * never changes; H2 gets a batch.
 */
final class Rows {
    /** Column type: an {@link Instant}, microseconds. */
    static final String TIME = "time";

    /** Column type: bytes. */
    static final String BYTES = "bytea";

    private final String table;
    private final String tenant;
    private final List<Column> columns = new ArrayList<>();

    private record Column(String name, String type, List<? extends @Nullable Object> values) {}

    Rows(String table, String tenant) {
        this.table = table;
        this.tenant = tenant;
    }

    /** One more column; all have the same number of values. */
    <T> Rows add(
            String name,
            String type,
            List<T> rows,
            Function<? super T, ? extends @Nullable Object> value) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        for (T row : rows) {
            values.add(value.apply(row));
        }
        columns.add(new Column(name, type, values));
        return this;
    }

    /** Adds the insert to the trip; on H2 it is done at once. */
    void insert(Trip trip, Connection connection) throws SQLException {
        if (trip.together()) {
            trip.update(unnest(), (s, i) -> bindArrays(s, i, connection));
        } else {
            batch(connection);
        }
    }

    private void batch(Connection connection) throws SQLException {
        StringBuilder sql = new StringBuilder("insert into ").append(table).append(" (tenant");
        StringBuilder marks = new StringBuilder(") values (?");
        for (Column column : columns) {
            sql.append(", ").append(column.name());
            marks.append(", ?");
        }
        int size = columns.get(0).values().size();
        try (PreparedStatement insert =
                connection.prepareStatement(sql.append(marks).append(')').toString())) {
            for (int row = 0; row < size; row++) {
                insert.setString(1, tenant);
                int at = 2;
                for (Column column : columns) {
                    Object value = column.values().get(row);
                    insert.setObject(
                            at++,
                            value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private String unnest() {
        StringBuilder sql = new StringBuilder("insert into ").append(table).append(" (tenant");
        StringBuilder select = new StringBuilder(") select cast(? as varchar)");
        StringBuilder from = new StringBuilder(" from unnest(");
        StringBuilder names = new StringBuilder(") as u(");
        String separator = "";
        for (Column column : columns) {
            sql.append(", ").append(column.name());
            // Times go as microseconds: numbers travel in binary, times as text to be parsed.
            select.append(", ")
                    .append(
                            column.type().equals(TIME)
                                    ? "timestamptz 'epoch' + u."
                                            + column.name()
                                            + " * interval '1 microsecond'"
                                    : "u." + column.name());
            from.append(separator)
                    .append("cast(? as ")
                    .append(column.type().equals(TIME) ? "bigint" : column.type())
                    .append("[])");
            names.append(separator).append(column.name());
            separator = ", ";
        }
        return sql.append(select).append(from).append(names).append(')').toString();
    }

    private int bindArrays(PreparedStatement statement, int first, Connection connection)
            throws SQLException {
        int next = first;
        statement.setString(next++, tenant);
        for (Column column : columns) {
            statement.setArray(next++, array(column, connection));
        }
        return next;
    }

    private static java.sql.Array array(Column column, Connection connection) throws SQLException {
        List<? extends @Nullable Object> values = column.values();
        switch (column.type()) {
            case BYTES -> {
                byte[][] bytes = new byte[values.size()][];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte[]) values.get(i);
                }
                return connection.createArrayOf("bytea", bytes);
            }
            case TIME -> {
                Long[] micros = new Long[values.size()];
                for (int i = 0; i < micros.length; i++) {
                    micros[i] =
                            values.get(i) instanceof Instant time
                                    ? time.getEpochSecond() * 1_000_000 + time.getNano() / 1000
                                    : null;
                }
                return connection.createArrayOf("bigint", micros);
            }
            default -> {
                return connection.createArrayOf(column.type(), values.toArray());
            }
        }
    }
}
