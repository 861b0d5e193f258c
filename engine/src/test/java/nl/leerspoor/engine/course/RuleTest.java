package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleTest {
    private static final Path DOCS = Path.of("../docs/course-language.md");

    @Test
    void theGuideListsEveryRuleWithItsSeverityAndMeaning() throws IOException {
        List<String> documented =
                Files.readAllLines(DOCS).stream()
                        .dropWhile(line -> !line.startsWith("| rule | severity |"))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .toList();
        assertThat(documented)
                .containsExactlyElementsOf(
                        Stream.of(Rule.values())
                                .map(
                                        rule ->
                                                "| `"
                                                        + rule.id()
                                                        + "` | "
                                                        + rule.severity()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT)
                                                        + " | "
                                                        + rule.help()
                                                        + " |")
                                .toList());
    }

    @Test
    void keysAreUniqueAndPlain() {
        List<String> keys = Stream.of(Rule.values()).map(Rule::id).toList();
        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void everyFindingOfACourseNamesItsRule() {
        List<String> keys = Stream.of(Rule.values()).map(Rule::id).toList();
        for (String name :
                List.of("fouten-inhoud", "fouten-plan", "fouten-yaml", "klein", "leeg")) {
            assertThat(CourseReader.read(CourseFolder.golden(name + "/source")).diagnostics())
                    .as(name)
                    .isNotEmpty()
                    .allMatch(finding -> keys.contains(finding.rule()));
        }
    }
}
