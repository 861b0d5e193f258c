package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
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
}
