package nl.leerspoor.lrs;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Run with {@code mvn -Ppostgres -pl lrs verify}. */
class PostgresStatementStoreIT implements StatementStoreContract {
    private static EmbeddedPostgres postgres;
    private static Lrs lrs;

    @BeforeAll
    static void open() throws IOException {
        // zonky turns both off, and the store refuses to promise power-safety then.
        postgres =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
        String url = postgres.getJdbcUrl("postgres", "postgres");
        lrs = Lrs.open(LrsConfig.defaults(url).withUser("postgres", ""), Clock.systemUTC());
    }

    @AfterAll
    static void close() throws IOException {
        lrs.close();
        postgres.close();
    }

    @Override
    public Lrs lrs() {
        return lrs;
    }
}
