package nl.leerspoor.lrs;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One real PostgreSQL for all tests of a JVM; each caller gets a database of its own. */
public final class TestPostgres {
    private static @Nullable EmbeddedPostgres server;

    private TestPostgres() {}

    /** A store's configuration on a new, empty database. */
    public static LrsConfig config() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        EmbeddedPostgres running = server();
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return LrsConfig.defaults(running.getJdbcUrl("postgres", name))
                .with(c -> c.user("postgres"));
    }

    /** A plain connection to a store's database. */
    public static Connection connect(LrsConfig config) throws SQLException {
        return DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
    }

    /** The folder of the server's programs. */
    static Path binaries() {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            Path pidFile = Path.of(row.getString(1), "postmaster.pid");
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0));
            String program = ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow();
            return Objects.requireNonNull(Path.of(program).getParent());
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                // zonky turns both off, and the store refuses to promise power-safety then.
                server =
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "on")
                                .setServerConfig("synchronous_commit", "on")
                                .setServerConfig("max_connections", "200")
                                .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }
}
