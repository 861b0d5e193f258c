package nl.leerspoor.lrs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.erasure.Mandate;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of docs/ledger.md, as it is written there, on real bundles (D-11). */
class LedgerRecipeTest {
    private static final String TENANT = "acme";

    @TempDir static Path temp;
    private static Lrs lrs;
    private static Path recipe;

    private record Run(int exitCode, String output) {}

    @BeforeAll
    static void open() throws IOException {
        lrs =
                Lrs.open(
                        TestLrs.config().with(c -> c.ledgerKey(temp.resolve("key.pem"))),
                        Clock.systemUTC());
        for (int i = 0; i < 10; i++) {
            append(UUID.randomUUID());
        }
        String page = Files.readString(Path.of("../docs/ledger.md"));
        String from = "<!-- recipe -->\n```bash\n";
        String to = "```\n<!-- end of recipe -->";
        recipe = temp.resolve("verify-bundle.sh");
        Files.writeString(
                recipe, page.substring(page.indexOf(from) + from.length(), page.indexOf(to)));
        for (String tool : new String[] {"bash", "python3", "openssl"}) {
            assumeTrue(
                    Stream.of(System.getenv("PATH").split(File.pathSeparator))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool))),
                    tool + " is not on this machine");
        }
    }

    @AfterAll
    static void close() {
        lrs.close();
    }

    private static void append(UUID id) {
        lrs.statements()
                .append(Samples.parse(Samples.statement(id)), Authority.trusted(TENANT, "tester"));
    }

    private static Run run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Run(process.exitValue(), output);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Run verify(Evidence evidence, Consumer<ObjectNode> change) throws IOException {
        ObjectNode json = (ObjectNode) Json.trusted(evidence.toJson());
        change.accept(json);
        Path bundle = Files.write(temp.resolve(UUID.randomUUID() + ".json"), Json.write(json));
        return run(
                "bash",
                recipe.toString(),
                bundle.toString(),
                lrs.ledger().verifierKey(TENANT).toString());
    }

    private static Evidence evidence() {
        UUID id = UUID.randomUUID();
        append(id);
        append(UUID.randomUUID());
        return lrs.ledger().evidence(TENANT, id).orElseThrow();
    }

    @Test
    void aBundleIsVerifiedByPythonAndOpenssl() throws IOException {
        Run run = verify(evidence(), json -> {});
        assertThat(run.output()).contains("entry ", "Signature Verified Successfully");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void whateverIsChangedInABundleIsSeenByThem() throws IOException {
        Evidence evidence = evidence();
        Checkpoint later = lrs.ledger().checkpoint(TENANT);
        String other =
                Base64.getEncoder()
                        .encodeToString(
                                Samples.statement(UUID.randomUUID())
                                        .getBytes(StandardCharsets.UTF_8));
        wrong(evidence, json -> json.put("text", other), "the text is not");
        wrong(evidence, json -> json.put("authority", "{}"), "the authority is another");
        wrong(evidence, json -> json.put("stored", "2020-01-01T00:00:00Z"), "not in the log");
        wrong(evidence, json -> json.put("seq", 1000), "not among");
        wrong(evidence, json -> json.put("tenant", "other"), "another tenant's");
        wrong(evidence, json -> json.putArray("path"), "not in the log");
        String note = later.note();
        wrong(
                evidence,
                json -> json.put("checkpoint", note.replace("time 2", "time 3")),
                "Signature Verification Failure");
        assertThat(
                        run(
                                        "bash",
                                        recipe.toString(),
                                        Files.write(temp.resolve("x.json"), evidence.toJson())
                                                .toString(),
                                        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4"
                                                + "izWy10TW")
                                .output())
                .contains("not that of this log");
    }

    @Test
    void whatARunErasedOrReplacedIsVerifiedByThemToo() throws IOException { // D-12
        Ifi anna = Ifi.mbox("mailto:anna@example.com");
        UUID id = UUID.randomUUID();
        append(id);
        Mandate mandate = new Mandate("officer", "request 1");
        lrs.erasure().pseudonymise(TENANT, anna, mandate, n -> {});
        Evidence replaced = lrs.ledger().evidence(TENANT, id).orElseThrow();
        assertThat(verify(replaced, json -> {}).exitCode()).isZero();
        wrong(replaced, json -> json.remove("change"), "the text is not");
        Ifi pseudonym =
                lrs.statements()
                        .find(TENANT, id)
                        .orElseThrow()
                        .statement()
                        .actor()
                        .identity()
                        .orElseThrow();
        lrs.erasure().erase(TENANT, pseudonym, mandate, n -> {});
        Evidence erased = lrs.ledger().evidence(TENANT, id).orElseThrow();
        Run run = verify(erased, json -> {});
        assertThat(run.output()).contains("the content was erased", "request 1");
        assertThat(run.exitCode()).isZero();
        wrong(erased, json -> json.remove("change"), "without a run that erased it");
        wrong(
                erased,
                json -> ((ObjectNode) json.get("change")).put("seq", 2),
                "the run is not in the log");
    }

    private static void wrong(Evidence evidence, Consumer<ObjectNode> change, String why)
            throws IOException {
        Run run = verify(evidence, change);
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains(why);
    }
}
