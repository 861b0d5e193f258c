package nl.leerspoor.lrs;

import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStatementStoreIT implements StatementStoreContract {
    private static Lrs lrs;

    @BeforeAll
    static void open() {
        lrs = Lrs.open(TestPostgres.config(), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        lrs.close();
    }

    @Override
    public Lrs lrs() {
        return lrs;
    }
}
