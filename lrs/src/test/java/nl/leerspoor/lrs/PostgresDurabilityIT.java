package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDurabilityIT implements DurabilityContract {
    private static final LrsConfig CONFIG = TestPostgres.config();

    @TempDir static Path folder;
    private static KillablePostgres postgres;

    @BeforeAll
    static void start() {
        postgres = KillablePostgres.start(folder);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Override
    public LrsConfig config(int round) {
        return CONFIG;
    }

    /** D-17, D-18, D-19: the same store goes on; who was told 503 sends the same again. */
    @Test
    void everyAcknowledgedStatementSurvivesAKilledPostgres() {
        kills(5);
    }

    @Test
    @Tag("long")
    void everyAcknowledgedStatementSurvivesFiftyKillsOfPostgres() {
        kills(50);
    }

    private static void kills(int rounds) {
        LrsConfig config = postgres.config();
        try (TestLrs server = TestLrs.start(config);
                Load load =
                        new Load(server.uri("/statements"), TestLrs.basic(server.credential()))) {
            for (int round = 0; round < rounds; round++) {
                load.awaitMore(150 + 13 * (round % 5));
                postgres.kill();
                if (round == 0) { // the other times it is back before anybody is told
                    load.awaitRefusal();
                }
                postgres.restart();
            }
            load.awaitMore(50);
            load.stop();
            assertThat(load.refusals())
                    .isNotEmpty()
                    .allSatisfy(
                            r -> {
                                assertThat(r.statusCode()).as(r.body()).isEqualTo(503);
                                assertThat(r.headers().firstValue("Retry-After")).isPresent();
                                assertThat(r.headers().firstValue("Content-Type"))
                                        .contains("application/problem+json");
                            });
            DurabilityContract.requireAll(
                    server.lrs(), TestLrs.TENANT, load.acknowledged(), load.sent());
        }
    }

    /** D-17: an acknowledged append is in the part of the log that PostgreSQL has flushed. */
    @Test
    void everyAcknowledgedAppendIsFlushed() throws SQLException {
        LrsConfig config = TestPostgres.config();
        try (Lrs lrs = Lrs.open(config, Clock.systemUTC());
                Connection connection = TestPostgres.connect(config);
                Statement look = connection.createStatement()) {
            assertThat(unflushed(look, lrs)).as("at level power").isZero();
        }
        // The look can see it: without flushes most appends are ahead of the disk.
        try (Connection connection = TestPostgres.connect(config);
                Statement set = connection.createStatement()) {
            set.execute(
                    "alter role current_user in database "
                            + connection.getCatalog()
                            + " set synchronous_commit = off");
        }
        try (Lrs lrs =
                        Lrs.open(
                                config.with(c -> c.durability(Durability.PROCESS)),
                                Clock.systemUTC());
                Connection connection = TestPostgres.connect(config);
                Statement look = connection.createStatement()) {
            assertThat(unflushed(look, lrs)).as("without flushes").isPositive();
        }
    }

    /** How many of 20 appends end in a part of the log that is not flushed when they return. */
    private static int unflushed(Statement look, Lrs lrs) throws SQLException {
        int unflushed = 0;
        for (int i = 0; i < 20; i++) {
            lrs.statements()
                    .append(
                            Samples.parse(Samples.statement()),
                            Authority.trusted("flushed", "tester"));
            // Its row's transaction has a commit record; it ends at or before that LSN.
            try (ResultSet row =
                    look.executeQuery(
                            "select pg_current_wal_insert_lsn() > pg_current_wal_flush_lsn()")) {
                row.next();
                unflushed += row.getBoolean(1) ? 1 : 0;
            }
        }
        return unflushed;
    }

    /** D-17: level power is refused where a power cut could lose what was acknowledged. */
    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void aServerThatDoesNotFlushIsRefusedAtLevelPower(String setting) {
        LrsConfig config = postgres.config();
        postgres.kill();
        postgres.restart("-c", setting + "=off");
        try {
            assertThatThrownBy(() -> Lrs.open(config, Clock.systemUTC()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(setting);
            Lrs.open(config.with(c -> c.durability(Durability.PROCESS)), Clock.systemUTC()).close();
        } finally {
            postgres.kill();
            postgres.restart();
        }
    }

    /** A setting may hang on the role or the database too. */
    @ParameterizedTest
    @ValueSource(strings = {"database %s", "role postgres in database %s"})
    void aSettingOfRoleOrDatabaseIsSeen(String where) throws SQLException {
        LrsConfig config = TestPostgres.config();
        try (Connection connection = TestPostgres.connect(config);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "alter "
                            + where.formatted(connection.getCatalog())
                            + " set synchronous_commit = off");
        }
        assertThatThrownBy(() -> Lrs.open(config, Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("synchronous_commit");
    }

    /** So that the two above cannot fail for another reason. */
    @Test
    void aServerThatFlushesIsTaken() {
        try (Lrs lrs = Lrs.open(TestPostgres.config(), Clock.systemUTC())) {
            assertThat(Set.of(lrs.durability())).containsExactly(Durability.POWER);
        }
    }
}
