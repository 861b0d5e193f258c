package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there after the server was killed (issue 3 point 3, D-17). */
interface DurabilityContract {
    /** One database, the same for all rounds; the level may differ by round. */
    LrsConfig config(int round);

    @Test
    default void everyAcknowledgedStatementSurvivesAKilledServer() throws Exception {
        rounds(5);
    }

    @Test
    @Tag("long")
    default void everyAcknowledgedStatementSurvivesFiftyKilledServers() throws Exception {
        rounds(50);
    }

    private void rounds(int rounds) throws IOException {
        Set<UUID> acknowledged = new TreeSet<>();
        List<List<UUID>> sent = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            LrsConfig config = config(round);
            Process server =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx256m",
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-Djava.net.preferIPv4Stack=true",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Server.class.getName(),
                                    config.jdbcUrl(),
                                    config.user(),
                                    config.durability().name())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (BufferedReader said = server.inputReader()) {
                String[] words = Server.words(said);
                try (Load load = new Load(URI.create(words[1]), "Basic " + words[2])) {
                    load.awaitMore(150 + 13 * (round % 5));
                    server.destroyForcibly(); // SIGKILL, with requests of six clients under way
                    load.stop();
                    acknowledged.addAll(load.acknowledged());
                    sent.addAll(load.sent());
                    assertThat(load.refusals()).isEmpty();
                }
            } finally {
                server.destroyForcibly().onExit().join();
            }
        }
        try (Lrs lrs = Lrs.open(config(0), Clock.systemUTC())) {
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(rounds * 150);
            requireAll(lrs, TestLrs.TENANT, acknowledged, sent);
        }
    }

    /** All that was acknowledged is there, no request is there by halves, the ledger is right. */
    static void requireAll(Lrs lrs, String tenant, Set<UUID> acknowledged, List<List<UUID>> sent) {
        for (List<UUID> request : sent) {
            long found =
                    request.stream()
                            .filter(id -> lrs.statements().find(tenant, id).isPresent())
                            .count();
            if (acknowledged.contains(request.get(0))) {
                assertThat(found).as("acknowledged: %s", request).isEqualTo(request.size());
            } else {
                assertThat(found).as("whole or not at all").isIn(0L, (long) request.size());
            }
        }
        assertThat(lrs.ledger().check(tenant).findings()).isEmpty();
    }

    /** A server of its own, until killed or until its input ends. */
    final class Server {
        private Server() {}

        /** Arguments: JDBC address, user, level. */
        public static void main(String[] args) throws IOException {
            TestLrs lrs =
                    TestLrs.start(
                            LrsConfig.defaults(args[0])
                                    .with(
                                            c ->
                                                    c.user(args[1])
                                                            .durability(
                                                                    Durability.valueOf(args[2]))));
            System.out.println(
                    "ready "
                            + lrs.uri("/statements")
                            + " "
                            + TestLrs.basic(lrs.credential()).substring("Basic ".length()));
            int unused = System.in.read();
            lrs.close();
        }

        static String[] words(BufferedReader said) throws IOException {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("ready ")) {
                    return line.split(" ");
                }
            }
            throw new AssertionError("the server did not start");
        }
    }
}
