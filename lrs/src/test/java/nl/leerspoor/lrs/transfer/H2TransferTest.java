package nl.leerspoor.lrs.transfer;

import java.time.Clock;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.TestLrs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2TransferTest implements TransferContract {
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

    @Override
    public LrsConfig another() {
        return TestLrs.config();
    }
}
