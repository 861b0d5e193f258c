package nl.leerspoor.lrs;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresErasureIT implements ErasureContract {
    @TempDir static Path temp;
    private static LrsConfig config;
    private static Lrs lrs;

    @BeforeAll
    static void open() {
        config = TestPostgres.config().with(c -> c.ledgerKey(temp.resolve("key.pem")));
        lrs = Lrs.open(config, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        lrs.close();
    }

    @Override
    public Lrs lrs() {
        return lrs;
    }

    @Override
    public LrsConfig config() {
        return config;
    }
}
