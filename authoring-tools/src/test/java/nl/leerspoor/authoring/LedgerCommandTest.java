package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.xapi.StatementParser;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandTest {
    @TempDir Path temp;

    private UUID append() {
        EngineConfig config = EngineConfig.defaults(temp);
        try (Lrs lrs = Lrs.open(config.lrsConfig(), Clock.systemUTC())) {
            byte[] text =
                    ("{\"actor\":{\"mbox\":\"mailto:anna@example.com\"},\"verb\":{\"id\":"
                                    + "\"http://example.com/did\"},\"object\":{\"id\":"
                                    + "\"http://example.com/thing\"}}")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return lrs.statements()
                    .append(
                            StatementParser.parse(text, XapiVersion.V1_0_3),
                            Authority.trusted(config.tenant(), "tester"))
                    .get(0);
        }
    }

    private Command run(String... args) {
        List<Object> all = new java.util.ArrayList<>(List.of("ledger"));
        all.addAll(List.of(args));
        all.addAll(List.of("--data", temp, "--config", temp.resolve("none.yaml")));
        return Command.run(all.toArray());
    }

    @Test
    void signsProvesAndVerifies() throws IOException { // D-11
        UUID id = append();
        Path note = temp.resolve("today.note");
        Command checkpoint = run("checkpoint", "--out", note.toString());
        assertThat(checkpoint.err()).isEmpty();
        assertThat(checkpoint.out()).contains("1 entries", "verifier key: localhost/ledger/");
        String key = checkpoint.out().split("verifier key: ")[1].strip();
        assertThat(run("checkpoint").out()).isEqualTo(Files.readString(note));

        Path bundle = temp.resolve("b.json");
        assertThat(run("prove", id.toString(), "--out", bundle.toString()).exitCode()).isZero();
        Command good = run("verify", "--bundle", bundle.toString(), "--key", key);
        assertThat(good.out()).contains("statement " + id + " is entry 1");
        assertThat(good.exitCode()).isZero();
        assertThat(run("verify", "--bundle", bundle.toString()).out())
                .contains("taken from the bundle itself");
        Files.writeString(bundle, Files.readString(bundle).replace("\"seq\":1", "\"seq\":2"));
        Command bad = run("verify", "--bundle", bundle.toString(), "--key", key);
        assertThat(bad.out()).contains("not in the log");
        assertThat(bad.exitCode()).isOne();

        append();
        Command whole = run("verify", "--checkpoint", note.toString());
        assertThat(whole.out())
                .contains("2 entries", "0 findings", "entries after number 1 were cut off");
        assertThat(whole.exitCode()).isZero();
    }

    @Test
    void aFolderWithoutADatabaseIsAMistakeAndGetsNone() {
        assertThat(run("verify").err()).contains("there is no database in " + temp);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void saysWhatIsWrongInOneLine() throws IOException {
        append();
        assertThat(run("prove", new UUID(1, 2).toString(), "--out", "x").err())
                .contains("there is no statement");
        Path file = Files.writeString(temp.resolve("no.note"), "no");
        assertThat(run("verify", "--checkpoint", file.toString()).err())
                .contains("not a checkpoint");
        assertThat(run("verify", "--bundle", file.toString()).exitCode()).isOne();
    }
}
