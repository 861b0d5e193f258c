package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that stops and comes back, and one that keeps everybody waiting. */
class PostgresUnavailableIT implements UnavailableContract {
    @TempDir static Path folder;
    private static KillablePostgres postgres;
    private static TestLrs server;

    @BeforeAll
    static void start() {
        postgres = KillablePostgres.start(folder);
        server = TestLrs.start(postgres.config());
    }

    @AfterAll
    static void stop() {
        server.close();
        postgres.close();
    }

    @Override
    public TestLrs server() {
        return server;
    }

    @Override
    public void takeAway() {
        postgres.kill();
    }

    @Override
    public void giveBack() {
        postgres.restart();
    }

    @Override
    public boolean readsFail() {
        return true;
    }

    @Test
    void aQueryThatTakesTooLongIsGivenUpAndAPoolThatIsUsedUpIsSaidSo() throws SQLException {
        LrsConfig config =
                TestPostgres.config().with(c -> c.poolSize(2).queryTimeout(Duration.ofSeconds(1)));
        try (TestLrs busy = TestLrs.start(config);
                Connection blocker = TestPostgres.connect(config);
                Statement statement = blocker.createStatement()) {
            assertThat(busy.get("/statements").statusCode()).isEqualTo(200);
            blocker.setAutoCommit(false);
            statement.execute("lock table lrs.statement, lrs.document in access exclusive mode");
            UnavailableContract.isComeBackLater(busy.get("/statements?ascending=true"));

            // Documents wait for the lock, each with a connection, and there are two.
            HttpRequest read =
                    busy.request(
                                    "/activities/state?stateId=x&activityId="
                                            + Samples.encode(Samples.ACTIVITY)
                                            + "&agent="
                                            + Samples.encode(Samples.AGENT))
                            .GET()
                            .build();
            var waiting =
                    new Thread(
                            () -> {
                                // Let go when one was refused, which takes the pool's patience.
                                try {
                                    Thread.sleep(7_000);
                                    blocker.rollback();
                                } catch (SQLException | InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            waiting.start();
            List<HttpResponse<String>> answers =
                    UnavailableContract.send(Collections.nCopies(4, read));
            assertThat(answers).extracting(HttpResponse::statusCode).contains(503, 404);
            answers.stream()
                    .filter(a -> a.statusCode() != 404)
                    .forEach(UnavailableContract::isComeBackLater);
            assertThat(busy.get("/statements").statusCode()).isEqualTo(200);
        }
    }
}
