package nl.leerspoor.lrs;

import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2StatementStoreTest implements StatementStoreContract {
    private static Lrs lrs;

    @BeforeAll
    static void open() {
        lrs = Lrs.open(TestLrs.config(), Clock.systemUTC());
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
