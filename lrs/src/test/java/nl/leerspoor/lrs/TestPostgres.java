package nl.leerspoor.lrs;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
