package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCheckTest {
    @TempDir Path temp;

    @Test
    void aSmallCourseFits() {
        assertThat(CourseFolder.copy(temp).findings(Rule.STATE_BUDGET)).isEmpty();
    }

    @Test
    void answersThatWouldBeForgottenAreAWarningAlsoInABuild() { // issue 4, point 3
        CourseFolder folder = CourseFolder.copy(temp).write("01-start/04-oefenen.md", quiz(1_000));
        assertThat(folder.read().diagnostics())
                .filteredOn(finding -> finding.rule().equals(Rule.STATE_BUDGET.id()))
                .singleElement()
                .asString()
                .startsWith("course.yaml: warning: progress in this course may take 41")
                .contains("SCORM 1.2 keeps 4096");
        assertThat(folder.errors()).isEmpty();
    }

    @Test
    void progressThatCannotFitIsAnError() {
        // 680 units of 6 characters are 4,080, and the head takes 34.
        String many =
                IntStream.range(0, 680)
                        .mapToObj(
                                i ->
                                        "      - { id: u"
                                                + i
                                                + ", kind: article, title: U, load: {} }\n")
                        .collect(Collectors.joining());
        CourseFolder folder =
                CourseFolder.copy(temp)
                        .change("course.yaml", "  - id: verder\n", many + "  - id: verder\n");
        for (int i = 0; i < 680; i++) {
            folder.write(
                    "01-start/" + (100 + i) + "-u" + i + ".md",
                    "---\nunit: u" + i + "\noutcomes: [K1]\nrevised: 2026-11-21\n---\n\nTekst.\n");
        }
        assertThat(folder.errors())
                .anyMatch(
                        line ->
                                line.matches(
                                        "course.yaml: error: progress in this course takes 41\\d\\d"
                                                + " characters at least, and SCORM 1.2 keeps 4096;"
                                                + " split the course, or join small units"));
    }

    @Test
    void twoIdsWithTheSameShortNameAreAnError() { // one would overwrite the other's answers
        Map<String, String> names = new HashMap<>();
        String second = "";
        String first = null;
        for (int i = 0; first == null; i++) {
            second = "vraag" + i;
            first = names.putIfAbsent(SuspendData.questionName(second), second);
        }
        CourseFolder folder =
                CourseFolder.copy(temp)
                        .change("01-start/04-oefenen.md", "{#kijkt_weg ", "{#" + first + " ")
                        .change("01-start/04-oefenen.md", "{#kijken ", "{#" + second + " ");
        assertThat(folder.errors())
                .containsExactly(
                        "01-start/04-oefenen.md:1:1: error: the ids of the questions \""
                                + first
                                + "\" and \""
                                + second
                                + "\" get the same short name in a learner's progress; give the"
                                + " newer one another id");
    }

    private static String quiz(int questions) {
        Map<String, String> names = new HashMap<>();
        StringBuilder quiz =
                new StringBuilder("---\nunit: oefenen\noutcomes: [K1]\nrevised: 2026-11-21\n---\n");
        for (int i = 0; names.size() < questions; i++) {
            String id = "v" + i;
            if (names.putIfAbsent(SuspendData.questionName(id), id) == null) {
                quiz.append("\n## Vraag? {#" + id + " outcome=K1}\n\n- (x) Ja\n- ( ) Nee\n");
            }
        }
        return quiz.toString();
    }
}
