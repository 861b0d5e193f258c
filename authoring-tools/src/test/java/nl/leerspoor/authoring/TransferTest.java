package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.xapi.StatementParser;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export and import as an operator types them (issue 3 point 9). */
class TransferTest {
    private static final String STATEMENT =
            "{\"actor\":{\"mbox\":\"mailto:anna@example.com\"},\"verb\":{\"id\":"
                    + "\"http://example.com/did\"},\"object\":{\"id\":\"http://example.com/a\"}}";

    @TempDir Path folder;

    private Lrs open(String data) {
        return Lrs.open(EngineConfig.defaults(folder.resolve(data)).lrsConfig(), Clock.systemUTC());
    }

    @Test
    void carriesEverythingFromOneFolderToAnotherAndRefusesABrokenFile() throws IOException {
        try (Lrs lrs = open("one")) {
            for (int i = 0; i < 3; i++) {
                lrs.statements()
                        .append(
                                StatementParser.parse(
                                        STATEMENT.getBytes(StandardCharsets.UTF_8),
                                        XapiVersion.V1_0_3),
                                Authority.trusted("leerspoor", "tester"));
            }
        }
        Path file = folder.resolve("all.ndjson.gz");
        Command export = Command.run("export", "--out", file, "--data", folder.resolve("one"));
        assertThat(export.exitCode()).as(export.err()).isZero();
        assertThat(export.out()).contains("3 statements, 0 attachments");
        assertThat(Command.run("export", "--out", file, "--data", folder.resolve("one")).err())
                .contains("is there already");
        assertThat(Command.run("import", file, "--dry-run").out())
                .contains("whole and unchanged: 3 statements");

        Path two = folder.resolve("two");
        Command once = Command.run("import", file, "--data", two);
        assertThat(once.out()).as(once.err()).contains("added  3 statements", "0 were there");
        assertThat(Command.run("import", file, "--data", two).out())
                .contains("added  0 statements", "3 were there");
        try (Lrs lrs = open("two")) {
            assertThat(lrs.statements().after("leerspoor", 0, 10)).hasSize(3);
        }

        byte[] whole = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.ndjson.gz");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        Command refused = Command.run("import", cut, "--data", folder.resolve("three"));
        assertThat(refused.exitCode()).isOne();
        assertThat(refused.err()).contains("line ").doesNotContain("mistake of ours");
    }

    @Test
    void saysThatThereIsNothingToExport() {
        Command none =
                Command.run("export", "--out", folder.resolve("x"), "--data", folder.resolve("no"));
        assertThat(none.err()).contains("there is no database in ");
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
