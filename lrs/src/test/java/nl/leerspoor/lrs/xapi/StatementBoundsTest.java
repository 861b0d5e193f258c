package nl.leerspoor.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, a value or a problem comes out, never another exception. */
class StatementBoundsTest {
    @ParameterizedTest
    @FieldSource("nl.leerspoor.lrs.xapi.Fixtures#ALL")
    void everyFixtureIsValid(String fixture) {
        assertThat(Fixtures.parse(fixture)).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("nl.leerspoor.lrs.xapi.Fixtures#ALL")
    void aFixtureCutAnywhereIsRefused(String fixture) {
        byte[] bytes = fixture.strip().getBytes(StandardCharsets.UTF_8);
        for (int end = 0; end < bytes.length; end++) {
            byte[] cut = Arrays.copyOf(bytes, end);
            assertThatThrownBy(() -> StatementParser.parse(cut, XapiVersion.V1_0_3))
                    .as("cut at %s", end)
                    .isInstanceOf(ProblemException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFixtureWithFlippedBytesIsAValueOrAProblem(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = Fixtures.FULL.getBytes(StandardCharsets.UTF_8);
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            parseAnything(bytes, "seed " + seed + ", round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "null", "1", "\"x\"", "[1]", "[null]", "[[]]", "{}", "[{}]", "true"
            })
    void jsonThatIsNoStatementIsRefused(String json) {
        assertThatThrownBy(() -> Fixtures.parse(json)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 5_000, 200_000})
    void nestingWithoutEndIsRefused(int depth) {
        String deep = "[".repeat(depth) + "]".repeat(depth);
        String json =
                "{\"actor\":{\"mbox\":\"mailto:a@b.c\"},\"verb\":{\"id\":\"http://a.b/c\"},\"object\":{\"id\":\"http://a.b/c\"},\"result\":{\"extensions\":{\"http://a.b/c\":"
                        + deep
                        + "}}}";
        assertThatThrownBy(() -> Fixtures.parse(json)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E999999999",
                "-1E-999999999",
                "1E9999999999",
                "1E-9999999999",
                "1E99999999999999999999",
                "0.000000000000000000000000000000000001"
            })
    void numbersOfAnySizeAreComparedQuickly(String number) {
        String json = Fixtures.FULL.replace("\"raw\":1.50", "\"raw\":" + number);
        parseAnything(json.getBytes(StandardCharsets.UTF_8), number);
    }

    private static void parseAnything(byte[] bytes, String what) {
        try {
            for (Statement statement : StatementParser.parse(bytes, XapiVersion.V1_0_3)) {
                // Every view of what was accepted must work.
                statement.actor();
                statement.object();
                statement.context();
                statement.result();
                statement.attachments();
                assertThat(StatementComparison.same(statement, statement)).isTrue();
            }
        } catch (ProblemException expected) {
            assertThat(expected.detail()).isNotEmpty();
        } catch (RuntimeException e) {
            fail(what, e);
        }
    }
}
