package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D-18: what a PostgreSQL that runs may refuse is 503, stores nothing by halves, and passes. */
class PostgresTroubleIT {
    private static final String LOCK_THE_HEAD =
            "select seq from lrs.ledger_head where tenant = '" + TestLrs.TENANT + "' for update";

    private final List<UUID> ids = new ArrayList<>();

    /**
     * 53100, by a real server. The file of the table of large values is one that is always full, so
     * the batch runs out of space when most of it has been written.
     */
    @Test
    void aDiskThatIsFullInTheMiddleOfABatchIsUnavailableAndNothingOfItIsStored() throws Exception {
        LrsConfig config = TestPostgres.config();
        try (TestLrs server = started(config);
                Connection own = TestPostgres.connect(config)) {
            Path file =
                    Path.of(
                            text(own, "show data_directory"),
                            text(
                                    own,
                                    "select pg_relation_filepath(reltoastrelid) from pg_class where"
                                            + " oid = cast('lrs.statement' as regclass)"));
            Path aside = file.resolveSibling(file.getFileName() + ".aside");
            Files.move(file, aside);
            Files.createSymbolicLink(file, Path.of("/dev/full"));
            String batch = batch();
            UnavailableContract.isComeBackLater(server.post("/statements", batch));
            String large =
                    "update lrs.statement set text = decode('" + noise(9000) + "', 'base64')";
            assertThatThrownBy(() -> execute(own, large))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("53100"));

            Files.delete(file);
            Files.move(aside, file);
            terminate(config); // who opened the full file still has it
            taken(server, batch);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock_timeout", "statement_timeout"}) // 55P03, 57014
    void anAppendThatTheServerGivesUpIsUnavailable(String setting) throws Exception {
        LrsConfig config = TestPostgres.config();
        try (Connection own = TestPostgres.connect(config)) {
            execute(own, "alter database " + own.getCatalog() + " set " + setting + " = '500ms'");
            try (TestLrs server = started(config)) {
                own.setAutoCommit(false);
                execute(own, LOCK_THE_HEAD);
                String batch = batch();
                UnavailableContract.isComeBackLater(server.post("/statements", batch));
                own.rollback();
                taken(server, batch);
            }
        }
    }

    /** 57P01. */
    @Test
    void aConnectionThatIsEndedByAnAdministratorInAnAppendIsUnavailable() throws Exception {
        LrsConfig config = TestPostgres.config();
        try (TestLrs server = started(config);
                Connection own = TestPostgres.connect(config)) {
            own.setAutoCommit(false);
            execute(own, LOCK_THE_HEAD);
            String batch = batch();
            CompletableFuture<HttpResponse<String>> answer =
                    CompletableFuture.supplyAsync(() -> server.post("/statements", batch));
            try (Connection other = TestPostgres.connect(config)) {
                while (text(other, "select count(*) from pg_locks where not granted").equals("0")) {
                    LockSupport.parkNanos(5_000_000);
                }
                execute(other, "select pg_terminate_backend(pid) from pg_locks where not granted");
            }
            UnavailableContract.isComeBackLater(answer.join());
            own.rollback();
            taken(server, batch);
        }
    }

    /** 53300. */
    @Test
    void aServerWithTooManyConnectionsIsUnavailableAndThePoolFillsItselfAgain() throws Exception {
        LrsConfig superuser = TestPostgres.config();
        try (Connection own = TestPostgres.connect(superuser)) {
            String role = "r" + own.getCatalog(); // limits do not hold for a superuser
            execute(own, "create role " + role + " login");
            execute(own, "alter database " + own.getCatalog() + " owner to " + role);
            LrsConfig config = // the address names the superuser too
                    LrsConfig.defaults(superuser.jdbcUrl().replaceFirst("[?].*", ""))
                            .with(c -> c.user(role).poolSize(2));
            try (TestLrs server = started(config)) {
                execute(own, "alter database " + own.getCatalog() + " connection limit 0");
                terminate(superuser);
                assertThatThrownBy(() -> TestPostgres.connect(config))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("53300"));
                String batch = batch();
                // Each waits as long as the pool is patient.
                CompletableFuture<Boolean> healthy =
                        CompletableFuture.supplyAsync(server.lrs()::healthy);
                UnavailableContract.isComeBackLater(server.post("/statements", batch));
                assertThat(healthy.join()).isFalse();
                try (Connection again = TestPostgres.connect(superuser)) {
                    execute(again, "alter database " + again.getCatalog() + " connection limit -1");
                }
                taken(server, batch);
            }
        }
    }

    /** 25006: after a switch the address may lead to a server that is not the primary yet. */
    @Test
    void aStandbyIsUnavailableForWritesAnswersReadsAndTakesThemOnceItIsPromoted(
            @TempDir Path folder) throws Exception {
        try (KillablePostgres postgres = KillablePostgres.start(folder)) {
            LrsConfig config = postgres.config();
            try (TestLrs server = started(config)) {
                postgres.kill();
                Files.createFile(folder.resolve("pg").resolve("standby.signal"));
                postgres.restart();
                String batch = batch();
                for (int i = 0; i < 12; i++) { // more than there are connections from before
                    UnavailableContract.isComeBackLater(server.post("/statements", batch));
                }
                assertThat(server.get("/statements?statementId=" + ids.get(0)).statusCode())
                        .isEqualTo(200);
                try (Connection own = TestPostgres.connect(config)) {
                    assertThat(text(own, "select pg_is_in_recovery()")).isEqualTo("t");
                    assertThat(text(own, "select pg_promote()")).isEqualTo("t");
                }
                taken(server, batch);
            }
        }
    }

    /** A store that has one statement. */
    private TestLrs started(LrsConfig config) {
        TestLrs server = TestLrs.start(config);
        UUID before = UUID.randomUUID();
        ids.add(before);
        assertThat(server.post("/statements", Samples.statement(before)).statusCode())
                .isEqualTo(200);
        return server;
    }

    /** Small ones, and at the end one that PostgreSQL keeps elsewhere. */
    private String batch() {
        List<UUID> batch = Stream.generate(UUID::randomUUID).limit(30).toList();
        ids.addAll(batch);
        String large =
                Samples.statement(batch.get(29))
                        .strip()
                        .replaceFirst("}$", ",\"result\":{\"response\":\"" + noise(9000) + "\"}}");
        return Stream.concat(batch.stream().limit(29).map(Samples::statement), Stream.of(large))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** When the trouble is over the same is taken: each once, the batch whole and in order. */
    private void taken(TestLrs server, String batch) {
        HttpResponse<String> answer = server.post("/statements", batch);
        for (int i = 0; i < 20 && answer.statusCode() == 503; i++) { // connections from before
            answer = server.post("/statements", batch);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(server.lrs().statements().after(TestLrs.TENANT, 0, 100))
                .extracting(StoredStatement::id)
                .containsExactlyElementsOf(ids);
        assertThat(server.lrs().ledger().check(TestLrs.TENANT).findings()).isEmpty();
        assertThat(server.lrs().healthy()).isTrue();
    }

    private static String noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        return Base64.getEncoder().encodeToString(noise);
    }

    private static void terminate(LrsConfig config) throws SQLException {
        try (Connection connection = TestPostgres.connect(config)) {
            execute(
                    connection,
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                            + " current_database() and pid <> pg_backend_pid()");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
