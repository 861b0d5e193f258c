package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
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
        Path two = folder.resolve("two");
        assertThat(Command.run("import", file, "--dry-run", "--data", two).out())
                .contains("there is no database in", "whole and unchanged: 3 statements");
        assertThat(two).doesNotExist();
        Command once = Command.run("import", file, "--data", two);
        assertThat(once.out()).as(once.err()).contains("added  3 statements", "0 were there");
        assertThat(Command.run("import", file, "--dry-run", "--data", two).out())
                .contains("new: 0 statements", "3 were there before");
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
        assertThat(refused.err()).contains(cut + ":").doesNotContain("mistake of ours");
    }

    @Test
    void saysThatThereIsNothingToExport() {
        Command none =
                Command.run("export", "--out", folder.resolve("x"), "--data", folder.resolve("no"));
        assertThat(none.err()).contains("there is no database in ");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void namesTheLinesInConflictAndEndsWithOne() throws IOException {
        String one = "{\"id\":\"2f1a3c66-6a0b-4c9b-8a44-4b6ff1a3c001\"," + STATEMENT.substring(1);
        append("one", one);
        append("two", one.replace("anna", "bob"));
        Path file = folder.resolve("all.ndjson");
        Command.run("export", "--out", file, "--data", folder.resolve("one"));
        for (String dry : new String[] {"--dry-run", "--with-credentials"}) {
            Command told = Command.run("import", file, dry, "--data", folder.resolve("two"));
            assertThat(told.exitCode()).isOne();
            assertThat(told.out())
                    .as(told.err())
                    .contains("line 2: statement 2f1a3c66", "1 in conflict", "0 were there");
        }
        try (Lrs lrs = open("two")) {
            assertThat(lrs.statements().after("leerspoor", 0, 10)).hasSize(1);
        }
    }

    @Test
    void carriesCredentialsWhenBothSidesAskForIt() throws IOException {
        Credential made;
        try (Lrs lrs = open("one")) {
            made =
                    lrs.credentials()
                            .create("leerspoor", "app", Set.of(Scope.ALL), Restrictions.NONE);
        }
        Path file = folder.resolve("keys.ndjson");
        Command.run("export", "--out", file, "--with-credentials", "--data", folder.resolve("one"));
        Path two = folder.resolve("two");
        assertThat(Command.run("import", file, "--data", two).out())
                .contains("1 credentials are left out");
        assertThat(Command.run("import", file, "--with-credentials", "--data", two).out())
                .contains("1 credentials");
        try (Lrs lrs = open("two")) {
            assertThat(
                            lrs.credentials()
                                    .authenticate(
                                            made.key(), Objects.requireNonNull(made.secret())))
                    .isPresent();
        }
    }

    private void append(String data, String statement) {
        try (Lrs lrs = open(data)) {
            lrs.statements()
                    .append(
                            StatementParser.parse(
                                    statement.getBytes(StandardCharsets.UTF_8), XapiVersion.V1_0_3),
                            Authority.trusted("leerspoor", "tester"));
        }
    }
}
