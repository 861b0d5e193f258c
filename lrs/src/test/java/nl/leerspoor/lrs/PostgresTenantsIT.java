package nl.leerspoor.lrs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresTenantsIT implements TenantsContract {
    private static TestLrs server;

    @BeforeAll
    static void open() {
        server = TestLrs.start(TestPostgres.config());
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
