package nl.leerspoor.lrs.conformance;

import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresConformanceIT implements ConformanceContract {
    private static TestLrs lrs;

    @BeforeAll
    static void start() {
        lrs = TestLrs.start(TestPostgres.config());
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
