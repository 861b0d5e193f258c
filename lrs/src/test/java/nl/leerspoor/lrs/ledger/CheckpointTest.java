package nl.leerspoor.lrs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.xapi.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00.123456Z");

    @TempDir Path temp;
    private SigningKey key;
    private Checkpoint checkpoint;

    @BeforeEach
    void sign() {
        key = SigningKey.at(temp.resolve("key.pem"));
        checkpoint = Checkpoint.sign("example.com/log/acme", 12, new byte[32], TIME, key);
    }

    @Test
    void isASignedNoteOfOriginSizeRootAndTime() {
        assertThat(checkpoint.note())
                .startsWith(
                        """
                        example.com/log/acme
                        12
                        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
                        time 2026-11-22T10:00:00.123456Z

                        \u2014 example.com/log/acme \
                        """);
        assertThat(Checkpoint.parse(checkpoint.note())).isEqualTo(checkpoint);
        assertThat(checkpoint.of("acme")).isTrue();
        assertThat(checkpoint.of("cme")).isFalse();
    }

    @Test
    void isVerifiedByItsOwnKeyUnderItsOwnNameOnly() {
        VerifierKey verifier = key.verifier("example.com/log/acme");
        assertThat(checkpoint.verifies(VerifierKey.parse(verifier.toString()))).isTrue();
        assertThat(checkpoint.verifies(key.verifier("example.com/log/other"))).isFalse();
        SigningKey other = SigningKey.at(temp.resolve("other.pem"));
        assertThat(checkpoint.verifies(other.verifier("example.com/log/acme"))).isFalse();
        for (String[] change :
                new String[][] {{"12\n", "13\n"}, {"AAAA=", "AAAE="}, {"456Z", "457Z"}}) {
            String changed = checkpoint.note().replace(change[0], change[1]);
            assertThat(changed).isNotEqualTo(checkpoint.note());
            assertThat(Checkpoint.parse(changed).verifies(verifier)).as(change[1]).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\n1\n",
                "a\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\ntime 2026-11-22T10:00:00Z\n\n",
                "a\n1\nAAAA\ntime 2026-11-22T10:00:00Z\n\n\u2014 a x\n",
                "a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\ntime now\n\n\u2014 a x\n",
                "a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 a x\n"
            })
    void whatIsNoCheckpointIsRefused(String note) {
        assertThatThrownBy(() -> Checkpoint.parse(note)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a+b",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc"
            })
    void whatIsNoVerifierKeyIsRefused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void readsAVerifierKeyThatAnotherProgramMade() { // C2SP signed-note
        String known = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        assertThat(VerifierKey.parse(known + "\n")).hasToString(known);
    }

    @Test
    void theKeyIsMadeOnceAndOnlyItsOwnerCanReadIt() throws IOException {
        Path file = temp.resolve("key.pem");
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(SigningKey.at(file).verifier("a")).hasToString(key.verifier("a").toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> SigningKey.at(file)).hasMessageContaining("chmod 600");
    }

    @Test
    void aFileWithoutAPairIsRefused() throws IOException {
        Path file = temp.resolve("key.pem");
        String one = Files.readString(file);
        SigningKey.at(temp.resolve("other.pem"));
        String two = Files.readString(temp.resolve("other.pem"));
        String mixed =
                one.substring(0, one.indexOf("-----BEGIN PUBLIC"))
                        + two.substring(two.indexOf("-----BEGIN PUBLIC"));
        for (String content : new String[] {"", mixed}) {
            Files.writeString(file, content);
            assertThatThrownBy(() -> SigningKey.at(file)).hasMessageContaining("no Ed25519 key");
        }
    }

    @Test
    void theKeyLiesBesideAnH2FileUnlessItIsConfigured() {
        LrsConfig file = LrsConfig.defaults("jdbc:h2:file:/data/lrs;MODE=STRICT");
        assertThat(file.ledgerKeyFile()).contains(Path.of("/data/lrs.ledger-key.pem"));
        assertThat(file.with(c -> c.ledgerKey(temp)).ledgerKeyFile()).contains(temp);
        assertThat(LrsConfig.defaults("jdbc:h2:mem:x").ledgerKeyFile()).isEmpty();
        assertThatThrownBy(() -> file.with(c -> c.ledgerOrigin("a b")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
