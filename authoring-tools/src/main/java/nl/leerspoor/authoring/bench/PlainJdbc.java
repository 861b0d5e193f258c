package nl.leerspoor.authoring.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The ceiling: the fastest plain JDBC we know, writing the same bytes into the same tables and
 * indexes under the same lock and flush, and the bare SQL of each query. It reads rows the server
 * wrote and writes them again as another tenant's.
 */
final class PlainJdbc {
    private static final String TENANT = "leerspoor";
    private static final String OTHER = "plainjdbc"; // as long as the other

    private final String url;
    private final boolean h2;
    private final boolean forced;

    /**
     * On this database.
     *
     * @param forced H2 only: a commit counts when the file has been flushed
     */
    PlainJdbc(String url, boolean h2, boolean forced) {
        this.url = url;
        this.h2 = h2;
        this.forced = forced;
    }

    private Connection connect() throws SQLException {
        Connection connection =
                h2 ? DriverManager.getConnection(url, "sa", "") : DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        if (!h2) {
            // As the server does: see Database.PLANS.
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "set enable_seqscan = off; set enable_bitmapscan = off; set jit = off; set"
                                + " join_collapse_limit = 1; set plan_cache_mode ="
                                + " force_generic_plan");
            }
            connection.commit();
        }
        return connection;
    }

    /**
     * How fast it went.
     *
     * @param perSecond statements
     * @param cpuMillis of client and database, for each statement
     */
    record Speed(double perSecond, double cpuMillis) {}

    /** Rows of a table, by column. */
    private record Rows(
            String table, List<String> columns, List<String> types, List<Object[]> rows) {}

    /**
     * Writes batches, one commit each, one after the other: the head's lock allows no more.
     *
     * @param most statements to write
     */
    Speed writes(int batch, int most) throws SQLException {
        try (Connection connection = connect()) {
            clear(connection);
            Rows statements = read(connection, "statement", most);
            Rows usages = read(connection, "statement_usage", most);
            List<List<Rows>> groups = new ArrayList<>();
            for (int at = 0; at + batch <= statements.rows().size(); at += batch) {
                groups.add(List.of(part(statements, at, at + batch), part(usages, at, at + batch)));
            }
            try (PreparedStatement head =
                    connection.prepareStatement(
                            "insert into lrs.ledger_head (tenant, seq, stored, frontier) select ?,"
                                    + " seq, stored, frontier from lrs.ledger_head where tenant ="
                                    + " ?")) {
                head.setString(1, OTHER);
                head.setString(2, TENANT);
                head.executeUpdate();
            }
            connection.commit();
            int warm = groups.size() / 3;
            long start = 0;
            double cpu = 0;
            List<Long> all = List.of(ProcessHandle.current().pid()); // the database is our child
            for (int i = 0; i < groups.size(); i++) {
                if (i == warm) {
                    start = System.nanoTime();
                    cpu = Cpu.millis(all);
                }
                write(connection, groups.get(i));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            int written = (groups.size() - warm) * batch;
            Speed speed = new Speed(written / seconds, (Cpu.millis(all) - cpu) / written);
            clear(connection);
            return speed;
        }
    }

    private void write(Connection connection, List<Rows> tables) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "select seq, stored, frontier from lrs.ledger_head where tenant = ? for"
                                + " update")) {
            lock.setString(1, OTHER);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
            }
        }
        if (h2) {
            for (Rows table : tables) {
                batch(connection, table);
            }
            try (PreparedStatement head = connection.prepareStatement(HEAD)) {
                head.setString(1, OTHER);
                head.executeUpdate();
            }
            connection.commit();
            if (forced) {
                try (Statement flush = connection.createStatement()) {
                    flush.execute("checkpoint sync");
                }
            }
        } else {
            StringBuilder sql = new StringBuilder();
            tables.forEach(table -> sql.append(unnest(table)).append(';'));
            try (PreparedStatement all = connection.prepareStatement(sql + HEAD)) {
                int at = 1;
                for (Rows table : tables) {
                    for (int column = 0; column < table.columns().size(); column++) {
                        all.setArray(at++, array(connection, table, column));
                    }
                }
                all.setString(at, OTHER);
                all.execute();
            }
            connection.commit();
        }
    }

    private static final String HEAD =
            "update lrs.ledger_head set seq = seq + 1, stored = stored where tenant = ?";

    private static void batch(Connection connection, Rows table) throws SQLException {
        String marks = "?" + ", ?".repeat(table.columns().size() - 1);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into lrs."
                                + table.table()
                                + " ("
                                + String.join(", ", table.columns())
                                + ") values ("
                                + marks
                                + ")")) {
            for (Object[] row : table.rows()) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String unnest(Rows table) {
        List<String> casts = table.types().stream().map(t -> "cast(? as " + t + "[])").toList();
        return "insert into lrs."
                + table.table()
                + " ("
                + String.join(", ", table.columns())
                + ") select * from unnest("
                + String.join(", ", casts)
                + ")";
    }

    private static Array array(Connection connection, Rows table, int column) throws SQLException {
        String type = table.types().get(column);
        if (type.equals("bytea")) {
            byte[][] values = new byte[table.rows().size()][];
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte[]) table.rows().get(i)[column];
            }
            return connection.createArrayOf("bytea", values);
        }
        Object[] values = table.rows().stream().map(r -> r[column]).toArray();
        return connection.createArrayOf(type, values);
    }

    /** The first rows by seq, with another tenant's name. */
    private static Rows read(Connection connection, String table, int mostSeq) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> types = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select * from lrs."
                                + table
                                + " where tenant = ? and seq <= ? order by seq")) {
            select.setString(1, TENANT);
            select.setInt(2, mostSeq);
            try (ResultSet found = select.executeQuery()) {
                ResultSetMetaData meta = found.getMetaData();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    columns.add(meta.getColumnName(i));
                    types.add(meta.getColumnTypeName(i));
                }
                while (found.next()) {
                    Object[] row = new Object[columns.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    row[0] = OTHER;
                    rows.add(row);
                }
            }
        }
        return new Rows(table, columns, types, rows);
    }

    /** The rows with {@code from < seq <= to}. */
    private static Rows part(Rows all, int from, int to) {
        int seq = 0;
        while (!all.columns().get(seq).equalsIgnoreCase("seq")) {
            seq++;
        }
        int column = seq;
        List<Object[]> rows =
                all.rows().stream()
                        .filter(r -> (long) r[column] > from && (long) r[column] <= to)
                        .toList();
        return new Rows(all.table(), all.columns(), all.types(), rows);
    }

    private static void clear(Connection connection) throws SQLException {
        for (String table : new String[] {"statement", "statement_usage", "ledger_head"}) {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from lrs." + table + " where tenant = ?")) {
                delete.setString(1, OTHER);
                delete.executeUpdate();
            }
        }
        connection.commit();
    }

    /**
     * Runs a query's bare SQL from so many connections for so long, reading all its rows.
     *
     * @param keys what the index is asked for, the narrowest first; none for all statements
     * @return queries per second
     */
    double queries(List<UUID> keys, boolean ascending, int connections, double seconds) {
        AtomicLong done = new AtomicLong();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread =
                    new Thread(
                            () -> {
                                try (Connection connection = connect();
                                        PreparedStatement select =
                                                connection.prepareStatement(sql(keys, ascending))) {
                                    connection.setAutoCommit(true);
                                    while (System.nanoTime() < end) {
                                        read(select, keys);
                                        done.incrementAndGet();
                                    }
                                } catch (SQLException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return done.get() / seconds;
    }

    private static void read(PreparedStatement select, List<UUID> keys) throws SQLException {
        int at = 1;
        for (UUID key : keys) {
            select.setString(at++, TENANT);
            select.setObject(at++, key);
            if (at == 3) {
                select.setString(at++, TENANT);
            }
        }
        if (keys.isEmpty()) {
            select.setString(at, TENANT);
        }
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                rows.getBytes(1);
                rows.getString(2);
            }
        }
    }

    private static String sql(List<UUID> keys, boolean ascending) {
        String order = ascending ? "" : " desc";
        StringBuilder sql = new StringBuilder("select s.text, s.authority, s.id, s.stored from ");
        if (keys.isEmpty()) {
            sql.append("lrs.statement s where s.tenant = ? order by s.tenant%s, s.seq%s");
        } else {
            sql.append("(select seq, via from lrs.statement_usage where tenant = ? and usage_key =")
                    .append(" ? order by tenant%s, usage_key%s, seq%s limit 1000) u0 join")
                    .append(" lrs.statement s on s.tenant = ? and s.seq = u0.seq where true");
            for (int i = 1; i < keys.size(); i++) {
                sql.append(
                                " and exists (select 1 from lrs.statement_usage u where u.tenant = ? and")
                        .append(" u.usage_key = ? and u.seq = u0.seq and u.via = u0.via offset 0)");
            }
            sql.append(" order by u0.seq%s");
        }
        return sql.append(" limit 51").toString().replace("%s", order);
    }

    /** The key a filter is looked up by: as the store makes it. */
    static UUID key(String kind, boolean direct, String value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {kind, value}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                digest.update(bytes);
            }
            ByteBuffer half = ByteBuffer.wrap(digest.digest());
            long most = half.getLong();
            long least = half.getLong();
            return new UUID(most, direct ? ~least : least);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
