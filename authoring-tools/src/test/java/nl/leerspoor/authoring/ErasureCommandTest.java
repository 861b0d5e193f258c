package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.xapi.StatementParser;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Right of access, erasure and terms from the command line, on a real H2 file (D-12). */
class ErasureCommandTest {
    private static final String ANNA = "mailto:anna@example.com";

    @TempDir Path temp;
    private UUID old;
    private UUID fresh;

    @BeforeEach
    void fill() {
        Instant now = Clock.systemUTC().instant();
        EngineConfig config = EngineConfig.defaults(temp);
        SettableClock clock = new SettableClock(now.minus(Duration.ofDays(100)));
        try (Lrs lrs = Lrs.open(config.lrsConfig(), clock)) {
            old = append(lrs, config, ANNA);
            clock.set(now);
            fresh = append(lrs, config, ANNA);
            append(lrs, config, "mailto:bob@example.com");
        }
    }

    private static UUID append(Lrs lrs, EngineConfig config, String mbox) {
        String text =
                "{\"actor\":{\"mbox\":\""
                        + mbox
                        + "\"},\"verb\":{\"id\":\"http://example.com/did\"},\"object\":{\"id\":"
                        + "\"http://example.com/thing\"}}";
        return lrs.statements()
                .append(
                        StatementParser.parse(
                                text.getBytes(StandardCharsets.UTF_8), XapiVersion.V1_0_3),
                        Authority.trusted(config.tenant(), "tester"))
                .get(0);
    }

    private boolean stored(UUID id) {
        EngineConfig config = EngineConfig.defaults(temp);
        try (Lrs lrs = Lrs.open(config.lrsConfig(), Clock.systemUTC())) {
            return lrs.statements().find(config.tenant(), id).isPresent();
        }
    }

    private Command run(String... args) {
        List<Object> all = new ArrayList<>(List.of((Object[]) args));
        all.addAll(List.of("--data", temp, "--config", temp.resolve("none.yaml")));
        return Command.run(all.toArray());
    }

    @Test
    void aDryRunCountsByMonthAndVerbAndTouchesNothing() {
        Command dry = run("retention", "run", "--older-than", "30d", "--dry-run");
        assertThat(dry.err()).isEmpty();
        assertThat(dry.out()).contains(" 1  http://example.com/did", "1 statements", "Dry run");
        assertThat(run("actor", "erase", ANNA, "--dry-run").out()).contains("2 statements");
        assertThat(stored(old)).isTrue();
        assertThat(run("ledger", "verify").out()).contains("3 entries");
    }

    @Test
    void retentionTakesWhatIsOlderAndWhatMatches() {
        for (String verb : new String[] {"http://example.com/other", "http://example.com/did"}) {
            Command command =
                    run(
                            "retention",
                            "run",
                            "--older-than",
                            "3m",
                            "--verb",
                            verb,
                            "--reason",
                            "term");
            assertThat(command.err()).isEmpty();
            assertThat(command.exitCode()).isZero();
            assertThat(stored(old)).isEqualTo(verb.endsWith("other"));
        }
        assertThat(stored(fresh)).isTrue();
        Command verify = run("ledger", "verify");
        assertThat(verify.out()).contains("5 entries", "0 findings");
    }

    @Test
    void anActorIsExportedPseudonymisedAndErased() {
        Path zip = temp.resolve("anna.zip");
        assertThat(run("actor", "export", ANNA, "--out", zip.toString()).exitCode()).isZero();
        assertThat(zip).isNotEmptyFile();
        assertThat(run("actor", "export", ANNA, "--out", zip.toString()).err())
                .contains("is there already");
        Command pseudonymise = run("actor", "pseudonymise", ANNA, "--reason", "r1");
        assertThat(pseudonymise.out()).contains("2 statements");
        assertThat(stored(old)).isTrue();
        Command erase =
                run("actor", "erase", "{\"mbox\":\"mailto:bob@example.com\"}", "--reason", "r2");
        assertThat(erase.out()).contains("1 statements", "docs/privacy.md");
        assertThat(run("ledger", "verify").exitCode()).isZero();
    }

    @Test
    void saysWhatIsWrongInOneLine() {
        assertThat(run("actor", "erase", ANNA).err()).contains("give --reason");
        assertThat(run("actor", "erase", "anna", "--reason", "r").err()).contains("is no agent");
        assertThat(run("retention", "run", "--older-than", "0d", "--reason", "r").err())
                .contains("is no term");
        assertThat(run("retention", "run", "--reason", "r").exitCode()).isEqualTo(2);
        assertThat(stored(old)).isTrue();
    }

    /** A clock that stands still until it is set. */
    private static final class SettableClock extends Clock {
        private volatile Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
