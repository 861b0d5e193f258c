package nl.leerspoor.lrs.conformance;

import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresBadInputIT implements BadInputContract {
    private static TestLrs lrs;

    @BeforeAll
    static void start() {
        lrs = TestLrs.start(TestPostgres.config().with(c -> c.maxBodyBytes(MAX_BODY)));
    }

    @AfterAll
    static void stop() {
        lrs.close();
    }

    @Override
    public TestLrs lrs() {
        return lrs;
    }
}
