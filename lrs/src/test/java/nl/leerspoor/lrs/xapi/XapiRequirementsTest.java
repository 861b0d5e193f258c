package nl.leerspoor.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * One line per rule and input in {@code requirements.psv}: section, what replaces what in the full
 * fixture, and whether the result is legal.
 */
class XapiRequirementsTest {
    private static final Set<String> SECTIONS =
            Set.of(
                    "Data 2.2",
                    "Data 2.3.2",
                    "Data 2.4.1",
                    "Data 2.4.2",
                    "Data 2.4.2.1",
                    "Data 2.4.2.2",
                    "Data 2.4.2.3",
                    "Data 2.4.2.4",
                    "Data 2.4.3",
                    "Data 2.4.4",
                    "Data 2.4.4.1",
                    "Data 2.4.4.3",
                    "Data 2.4.5",
                    "Data 2.4.5.1",
                    "Data 2.4.6",
                    "Data 2.4.6.1",
                    "Data 2.4.6.2",
                    "Data 2.4.8",
                    "Data 2.4.9",
                    "Data 2.4.10",
                    "Data 2.4.11",
                    "Data 4.1",
                    "Data 4.2",
                    "Data 4.5",
                    "Data 4.6");

    @ParameterizedTest(name = "{0}: {2} for {1}")
    @CsvFileSource(resources = "requirements.psv", delimiter = '|', quoteCharacter = '`')
    void keepsEveryRule(String section, String in, String from, String to, String verdict) {
        String fixture =
                switch (in) {
                    case "full" -> Fixtures.FULL;
                    case "sub" -> Fixtures.SUB;
                    default -> Fixtures.VOIDING;
                };
        assertThat(fixture).contains(from);
        String changed = fixture.replace(from, to == null ? "" : to);
        if (verdict.equals("ok")) {
            assertThat(Fixtures.parse(changed)).hasSize(1);
            return;
        }
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> Fixtures.parse(changed));
        assertThat(refused).as("must be refused").isNotNull();
        assertThat(refused.violations()).extracting(Violation::rule).contains(section);
        assertThat(refused.violations()).extracting(Violation::pointer).contains(verdict);
    }

    @Test
    void everySectionHasACase() throws Exception {
        try (var lines = getClass().getResourceAsStream("requirements.psv")) {
            String text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
            Set<String> named = new TreeSet<>();
            text.lines().forEach(line -> named.add(line.split("\\|")[0].strip()));
            assertThat(named).isEqualTo(new TreeSet<>(SECTIONS));
        }
    }

    @Test
    void namesEveryViolationAtOnce() {
        ProblemException refused =
                catchThrowableOfType(
                        ProblemException.class,
                        () ->
                                Fixtures.parse(
                                        "[{\"actor\":{\"mbox\":1},\"verb\":{},\"object\":{\"id\":\"x\"},\"foo\":1}]"));
        assertThat(refused.violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/0/foo", "/0/actor/mbox", "/0/verb", "/0/object/id");
    }
}
