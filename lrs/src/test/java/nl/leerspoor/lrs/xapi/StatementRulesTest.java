package nl.leerspoor.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.leerspoor.lrs.conformance.StatementCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of statements at the level of the parser, and the proof that each rule is needed by it:
 * with a rule off, a case that it refused goes through.
 */
class StatementRulesTest {
    private static final Path SOURCES = Path.of("src/main/java/nl/leerspoor/lrs/xapi");
    private static final Pattern CALL =
            Pattern.compile(
                    "\\bchecks\\.(refuse|required|object|string|text|iri|uuid|timestamp|bool"
                            + "|languageMap|extensions)\\(");
    private static final Pattern REFUSAL = Pattern.compile("^ +refuse\\(");

    static Stream<StatementCase> cases() {
        return StatementCase.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsEveryRuleOfTheTable(StatementCase tested) {
        for (XapiVersion version : tested.versions()) {
            byte[] json = tested.json().getBytes(StandardCharsets.UTF_8);
            if (tested.good()) {
                assertThat(StatementParser.parse(json, version)).hasSize(1);
                continue;
            }
            ProblemException refused =
                    catchThrowableOfType(
                            ProblemException.class, () -> StatementParser.parse(json, version));
            assertThat(refused).as("must be refused in " + version).isNotNull();
            assertThat(refused.violations())
                    .anySatisfy(
                            violation -> {
                                assertThat(violation.rule()).isEqualTo(tested.section());
                                assertThat(violation.pointer()).isEqualTo(tested.verdict());
                            });
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
        assertThat(refused.detail()).doesNotContain("::").contains("(and 3 more)");
    }

    /** Notes where in the rules each refusal comes from, and leaves out those of one place. */
    private static final class Recorded extends Checks {
        private final String off;
        private final Set<String> places = new HashSet<>();

        Recorded(XapiVersion version, String off) {
            super(version);
            this.off = off;
        }

        @Override
        void refuse(String pointer, String rule, String message) {
            String place = place();
            places.add(place);
            if (!place.equals(off)) {
                super.refuse(pointer, rule, message);
            }
        }

        /** The line in a rule class, and the line of Checks it went through, if it did. */
        private static String place() {
            StringBuilder through = new StringBuilder();
            for (StackTraceElement frame : new Throwable().getStackTrace()) {
                String type = frame.getClassName();
                if (type.equals(Checks.class.getName())) {
                    through.append(" by Checks:").append(frame.getLineNumber());
                } else if (!type.equals(Recorded.class.getName())) {
                    String name = type.substring(type.lastIndexOf('.') + 1);
                    return name + ":" + frame.getLineNumber() + through;
                }
            }
            throw new IllegalStateException();
        }
    }

    private record Bad(StatementCase tested, XapiVersion version, Set<String> places) {}

    private static Set<String> refusals(StatementCase tested, XapiVersion version, String off) {
        Recorded checks = new Recorded(version, off);
        try {
            new StatementParser(100, 100, 1 << 20)
                    .read(tested.json().getBytes(StandardCharsets.UTF_8), checks);
            return Set.of();
        } catch (ProblemException refused) {
            return checks.places;
        }
    }

    private static List<Bad> bad() {
        List<Bad> bad = new ArrayList<>();
        for (StatementCase tested : StatementCase.all()) {
            for (XapiVersion version : tested.versions()) {
                if (!tested.good()) {
                    bad.add(new Bad(tested, version, refusals(tested, version, "")));
                }
            }
        }
        return bad;
    }

    @Test
    void withOneRuleOffACaseOfTheTableTurnsGreen() {
        Map<String, Boolean> noticed = new HashMap<>();
        for (Bad bad : bad()) {
            for (String place : bad.places()) {
                boolean passes = refusals(bad.tested(), bad.version(), place).isEmpty();
                noticed.merge(place, passes, Boolean::logicalOr);
            }
        }
        assertThat(noticed).hasSizeGreaterThan(100);
        assertThat(noticed.keySet()).filteredOn(place -> !noticed.get(place)).isEmpty();
    }

    @Test
    void noPlaceInTheRulesIsWithoutACase() throws IOException {
        Set<String> written = new TreeSet<>();
        for (String type : new String[] {"Actor", "Context", "Object", "Statement"}) {
            written.addAll(lines(type + "Rules", CALL));
        }
        written.addAll(lines("Checks", REFUSAL));
        Set<String> seen = new TreeSet<>();
        for (Bad bad : bad()) {
            bad.places().forEach(place -> seen.addAll(List.of(place.split(" by "))));
        }
        assertThat(written).hasSizeGreaterThan(80);
        assertThat(seen).containsAll(written);
    }

    private static Set<String> lines(String type, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        List<String> lines = Files.readAllLines(SOURCES.resolve(type + ".java"));
        for (int i = 0; i < lines.size(); i++) {
            if (pattern.matcher(lines.get(i)).find()) {
                found.add(type + ":" + (i + 1));
            }
        }
        return found;
    }
}
