package nl.leerspoor.lrs.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.StoredStatement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 3 point 9: export and import in constant memory, each in a process of its own. */
interface TransferMemoryContract {
    /** The least in which the store itself opens and works: with 48 MB it does not. */
    int HEAP = 64 << 20;

    int STATEMENT = 400_000;
    int STATEMENTS = 160;
    int FILM = HEAP / 8;
    String TENANT = "large";

    /** A new database, which another process can open when nobody has it open. */
    LrsConfig config(Path folder);

    @Test
    @Tag("long") // with so little heap most of the time goes into collecting garbage
    default void moreThanFitsIntoTheHeapGoesOutAndComesIn(@TempDir Path folder)
            throws IOException, InterruptedException {
        assertThat((long) STATEMENT * STATEMENTS + FILM).isGreaterThan(HEAP);
        LrsConfig from = config(folder);
        byte[] film = new byte[FILM];
        new Random(3).nextBytes(film);
        UUID last = fill(from, film);
        Path file = folder.resolve("all.ndjson");
        String out = run(from, folder, "export", file);
        assertThat(out).contains("statements=" + (STATEMENTS + 1), "attachments=1");
        LrsConfig to = config(folder);
        assertThat(run(to, folder, "import", file)).contains("statements=" + (STATEMENTS + 1));
        try (Lrs lrs = Lrs.open(to, Clock.systemUTC())) {
            assertThat(lrs.statements().attachment(TENANT, Samples.sha256(film))).contains(film);
            StoredStatement came = lrs.statements().find(TENANT, last).orElseThrow();
            assertThat(came.seq()).isEqualTo(STATEMENTS);
            assertThat(came.statement().text()).hasSizeGreaterThan(STATEMENT);
        }
    }

    private static UUID fill(LrsConfig config, byte[] film) {
        Authority authority = Authority.trusted(TENANT, "tester");
        String large = "\"result\":{\"response\":\"" + "x".repeat(STATEMENT) + "\"}";
        UUID last = UUID.randomUUID();
        try (Lrs lrs = Lrs.open(config, Clock.systemUTC())) {
            for (int i = 1; i <= STATEMENTS; i++) {
                UUID id = i == STATEMENTS ? last : UUID.randomUUID();
                String json = Samples.with(Samples.statement(id), large);
                lrs.statements().append(Samples.parse(json), authority);
            }
            String sha2 = Samples.sha256(film);
            String attached =
                    Samples.with(
                            Samples.statement(),
                            "\"attachments\":[{\"usageType\":\"http://example.com/film\",\"display\":"
                                    + "{},\"contentType\":\"video/mp4\",\"length\":"
                                    + film.length
                                    + ",\"sha2\":\""
                                    + sha2
                                    + "\"}]");
            lrs.statements().append(Samples.parse(attached), Map.of(sha2, film), authority);
        }
        return last;
    }

    private static String run(LrsConfig config, Path folder, String act, Path file)
            throws IOException, InterruptedException {
        Path log = folder.resolve(act + ".log");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + HEAP,
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Djava.net.preferIPv4Stack=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Small.class.getName(),
                                act,
                                file.toString(),
                                config.jdbcUrl(),
                                config.user())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        int code = process.waitFor();
        List<String> said = Files.readAllLines(log);
        String end = String.join("\n", said.subList(Math.max(0, said.size() - 20), said.size()));
        assertThat(code).as(end).isZero();
        return end;
    }

    /** The process with the small heap. */
    final class Small {
        private Small() {}

        /** Arguments: export or import, file, address and user of the database. */
        public static void main(String[] args) throws IOException {
            Path file = Path.of(args[1]);
            LrsConfig config = LrsConfig.defaults(args[2]).with(c -> c.user(args[3]));
            Counts counts;
            try (Lrs lrs = Lrs.open(config, Clock.systemUTC())) {
                if (args[0].equals("export")) {
                    try (OutputStream out =
                            new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                        counts = lrs.export(TENANT).write(out, n -> {});
                    }
                } else {
                    counts = lrs.importInto(TENANT).read(file, n -> {}, n -> {}, c -> {});
                }
            }
            System.out.println(counts);
        }
    }
}
