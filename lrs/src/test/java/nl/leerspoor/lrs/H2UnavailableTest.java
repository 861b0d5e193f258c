package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk, and a database that is closed underneath. */
class H2UnavailableTest implements UnavailableContract {
    @TempDir Path folder;
    private ForgettingFiles.Disk disk;
    private TestLrs server;

    @BeforeEach
    void start() {
        disk = ForgettingFiles.disk(folder);
        server = TestLrs.start(LrsConfig.defaults(disk.url()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public TestLrs server() {
        return server;
    }

    @Override
    public void takeAway() {
        disk.full(true);
    }

    @Override
    public void giveBack() {
        disk.full(false);
    }

    @Override
    public boolean readsFail() {
        return false;
    }

    @Test
    void aDatabaseClosedUnderneathIsOpenedAgain() throws SQLException {
        UUID first = UUID.randomUUID();
        assertThat(server.post("/statements", Samples.statement(first)).statusCode())
                .isEqualTo(200);
        try (Connection connection = DriverManager.getConnection(disk.url(), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
        String second = Samples.statement(UUID.randomUUID());
        var answer = server.post("/statements", second);
        for (int i = 0; i < 20 && answer.statusCode() == 503; i++) {
            UnavailableContract.isComeBackLater(answer);
            answer = server.post("/statements", second);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(server.get("/statements?statementId=" + first).statusCode()).isEqualTo(200);
        assertThat(server.lrs().ledger().check(TestLrs.TENANT).findings()).isEmpty();
    }

    /** D-18: who comes when too much is waiting is sent away at once, and no thread is held. */
    @Test
    void aFullQueueIsToldAtOnceAndTakesTheNextWhenItHasDrained() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        server.lrs().onAppend(() -> await(held)); // the writer's thread, after its commit
        Authority authority = Authority.trusted(TestLrs.TENANT, "many");
        AtomicInteger stored = new AtomicInteger();
        Runnable one = () -> stored.addAndGet(append(server.lrs(), Samples.statement(), authority));
        one.run();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            waiting.add(new Thread(null, one, "waiting", 1 << 18));
        }
        waiting.forEach(Thread::start);
        while (server.lrs().load().appendsWaiting() < 1000) {
            LockSupport.parkNanos(1_000_000);
        }
        UUID refused = UUID.randomUUID();
        String statement = Samples.statement(refused);
        try {
            // Nothing makes place before this is answered: who waits for it fails.
            UnavailableContract.isComeBackLater(
                    server.send(
                            server.request("/statements")
                                    .timeout(Duration.ofSeconds(30))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(statement))));
            assertThat(server.get("/statements?limit=1").statusCode()).isEqualTo(200);
        } finally {
            held.countDown();
        }
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(stored).hasValue(1001);
        assertThat(server.get("/statements?statementId=" + refused).statusCode()).isEqualTo(404);
        assertThat(server.post("/statements", statement).statusCode()).isEqualTo(200);
        assertThat(server.lrs().statements().after(TestLrs.TENANT, 0, 2000)).hasSize(1002);
    }

    private static int append(Lrs lrs, String statement, Authority authority) {
        return lrs.statements().append(Samples.parse(statement), authority).size();
    }

    private static void await(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
