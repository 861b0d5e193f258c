package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after the process was killed (decisions D-17). */
class DurabilityTest {
    @TempDir Path folder;

    @Test
    void everyAcknowledgedStatementSurvivesAKill() throws Exception {
        rounds(Durability.PROCESS, 1, 60);
        rounds(Durability.POWER, 1, 60);
    }

    @Test
    @Tag("long")
    void everyAcknowledgedStatementSurvivesManyKills() throws Exception {
        rounds(Durability.PROCESS, 20, 500);
        rounds(Durability.POWER, 20, 500);
    }

    private void rounds(Durability durability, int rounds, int statements) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("lrs-" + durability);
        List<UUID> acknowledged = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            acknowledged.addAll(killedWriter(url, durability, statements));
        }
        LrsConfig config = LrsConfig.defaults(url);
        try (Lrs lrs = Lrs.open(config, Clock.systemUTC())) {
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(rounds * statements);
            for (UUID id : acknowledged) {
                assertThat(lrs.statements().find("t", id)).as("acknowledged %s", id).isPresent();
            }
            assertThat(lrs.ledger().check("t").findings()).isEmpty();
        }
    }

    /** Its answers go to a file, which outlives it. */
    private List<UUID> killedWriter(String url, Durability durability, int statements)
            throws IOException, InterruptedException {
        Path answers = Files.createTempFile(folder, "answers", ".txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writer.class.getName(),
                                url,
                                durability.name())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(answers.toFile())
                        .start();
        while (process.isAlive() && ids(answers).size() < statements) {
            Thread.sleep(20);
        }
        process.destroyForcibly().waitFor();
        return ids(answers);
    }

    private static List<UUID> ids(Path answers) throws IOException {
        try (Stream<String> lines = Files.lines(answers)) {
            return lines.filter(l -> l.length() == 36).map(UUID::fromString).toList();
        }
    }

    /** Appends from four threads and prints an id after it is acknowledged, until killed. */
    static final class Writer {
        public static void main(String[] args) {
            LrsConfig config =
                    LrsConfig.defaults(args[0])
                            .with(c -> c.durability(Durability.valueOf(args[1])));
            Lrs lrs = Lrs.open(config, Clock.systemUTC());
            Authority authority = Authority.trusted("t", "writer");
            for (int i = 0; i < 4; i++) {
                new Thread(
                                () -> {
                                    while (true) {
                                        UUID id = UUID.randomUUID();
                                        lrs.statements()
                                                .append(
                                                        Samples.parse(Samples.statement(id)),
                                                        authority);
                                        // One write a line: a line is there whole or not at all.
                                        System.out.println(id);
                                    }
                                })
                        .start();
            }
        }
    }
}
