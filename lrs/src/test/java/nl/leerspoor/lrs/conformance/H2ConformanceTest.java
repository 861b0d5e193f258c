package nl.leerspoor.lrs.conformance;

import nl.leerspoor.lrs.TestLrs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2ConformanceTest implements ConformanceContract {
    private static TestLrs lrs;

    @BeforeAll
    static void start() {
        lrs = TestLrs.start();
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
