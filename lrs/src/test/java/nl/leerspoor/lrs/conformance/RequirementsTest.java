package nl.leerspoor.lrs.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The guard: every requirement of {@code requirements.psv} has a good and a bad case, or says why
 * it cannot have one, and no case is of a requirement that is not there.
 */
class RequirementsTest {
    private static final List<List<String>> REQUIREMENTS = Table.read("requirements.psv", 6);

    private static Map<String, Set<Boolean>> cases() {
        Map<String, Set<Boolean>> cases = new HashMap<>();
        StatementCase.all().forEach(c -> add(cases, c.requirements(), c.good()));
        CommunicationCases.all().forEach(c -> add(cases, c.requirements(), c.good()));
        return cases;
    }

    private static void add(
            Map<String, Set<Boolean>> cases, List<String> requirements, boolean good) {
        requirements.forEach(id -> cases.computeIfAbsent(id, x -> new HashSet<>()).add(good));
    }

    @Test
    void everyRequirementHasAGoodAndABadCaseOrAReason() {
        Map<String, Set<Boolean>> cases = cases();
        List<String> missing = new ArrayList<>();
        for (List<String> row : REQUIREMENTS) {
            Set<Boolean> has = cases.getOrDefault(row.get(0), Set.of());
            String reason = row.get(5);
            boolean none = reason.startsWith("no case: ");
            if (!none && !reason.startsWith("no good case: ") && !has.contains(true)) {
                missing.add(row.get(0) + " has no good case");
            }
            if (!none && !reason.startsWith("no bad case: ") && !has.contains(false)) {
                missing.add(row.get(0) + " has no bad case");
            }
            if (none && !has.isEmpty()) {
                missing.add(row.get(0) + " says it has no case, and has one");
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noCaseIsOfAnUnknownRequirement() {
        Set<String> known = new HashSet<>();
        REQUIREMENTS.forEach(row -> assertThat(known.add(row.get(0))).as(row.get(0)).isTrue());
        assertThat(known).containsAll(cases().keySet());
    }

    @Test
    void everyNumberOfTheSuiteIsThere() {
        Set<String> known = new TreeSet<>();
        REQUIREMENTS.forEach(row -> known.add(row.get(0)));
        // There never was a 136.
        assertThat(known)
                .containsAll(
                        IntStream.rangeClosed(1, 336)
                                .filter(n -> n != 136)
                                .mapToObj(n -> "XAPI-%05d".formatted(n))
                                .toList());
    }

    @Test
    void everySectionIsThere() {
        Set<String> sections = new TreeSet<>();
        REQUIREMENTS.forEach(row -> sections.add(row.get(2)));
        assertThat(sections)
                .contains("Data 2.2", "Data 2.3.1", "Data 2.3.2", "Data 2.4", "Data 2.4.1")
                .contains("Data 2.4.2", "Data 2.4.2.1", "Data 2.4.2.2", "Data 2.4.2.3")
                .contains("Data 2.4.2.4", "Data 2.4.3", "Data 2.4.4", "Data 2.4.4.1")
                .contains("Data 2.4.4.2", "Data 2.4.4.3", "Data 2.4.5", "Data 2.4.5.1")
                .contains("Data 2.4.6", "Data 2.4.6.2", "Data 2.4.7", "Data 2.4.8", "Data 2.4.9")
                .contains("Data 2.4.10", "Data 2.4.11", "Data 2.5", "Data 2.6", "Data 3")
                .contains("Data 4.1", "Data 4.2", "Data 4.3", "Data 4.4", "Data 4.5", "Data 4.6")
                .contains("Communication 1.1", "Communication 1.2", "Communication 1.3")
                .contains("Communication 1.4", "Communication 1.5.1", "Communication 1.5.2")
                .contains("Communication 2.1.1", "Communication 2.1.2", "Communication 2.1.3")
                .contains("Communication 2.2", "Communication 2.3", "Communication 2.4")
                .contains("Communication 2.5", "Communication 2.6", "Communication 2.7")
                .contains("Communication 2.8", "Communication 3.1", "Communication 3.2")
                .contains("Communication 3.3", "Communication 4.0", "Communication 4.2")
                .contains("IEEE 4.1.3", "IEEE 4.1.4", "IEEE 4.1.5", "IEEE 4.1.6.1", "IEEE 4.1.6.2")
                .contains("IEEE 4.1.6.4", "IEEE 4.1.6.7", "IEEE 4.1.7", "IEEE 4.2.1")
                .contains("IEEE 4.2.2.5", "IEEE 4.2.4.1", "IEEE 4.2.4.2", "IEEE 4.2.5")
                .contains("IEEE 4.2.7");
    }
}
