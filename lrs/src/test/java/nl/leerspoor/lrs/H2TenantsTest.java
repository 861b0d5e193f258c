package nl.leerspoor.lrs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2TenantsTest implements TenantsContract {
    private static TestLrs server;

    @BeforeAll
    static void open() {
        server = TestLrs.start();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Override
    public TestLrs server() {
        return server;
    }
}
