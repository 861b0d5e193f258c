package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseCheckerTest {
    @TempDir Path temp;

    @Test
    void s0_050_unitsAndExamSumToThePromiseBucketByBucket() {
        assertThat(course().change("course.yaml", "practice: 1 h,", "practice: 8 h,").errors())
                .containsExactly(
                        "course.yaml:19:12: error: study load, practice: the units and the exam sum"
                                + " to 1 h, but studyLoad says 8 h (S0-050)");
    }

    @Test
    void s0_055_theExamCountsInItsBucket() {
        assertThat(
                        course().change(
                                        "course.yaml",
                                        "load: { theory: 40 min }",
                                        "load: { reflection: 40 min }")
                                .errors())
                .hasSize(2)
                .allMatch(line -> line.contains("(S0-050)"));
    }

    @Test
    void s0_027_aModuleListsAllFiveKindsAndWarnsWhileTheyArePlanned() {
        CourseFolder folder = course();
        assertThat(warnings(folder))
                .anyMatch(line -> line.contains("video, quiz, theory, practice (S0-027)"));
        assertThat(
                        folder.change(
                                        "course.yaml",
                                        "id: oefenen2, kind: quiz",
                                        "id: oefenen2, kind: example")
                                .errors())
                .containsExactly(
                        "course.yaml:33:9: error: module \"verder\" lists no unit of kind quiz"
                                + " (S0-027)");
    }

    @Test
    void s0_027_aModuleHasOnePracticeAssignment() {
        assertThat(
                        course().change(
                                        "course.yaml",
                                        "id: film2, kind: video",
                                        "id: film2, kind: practice")
                                .errors())
                .contains(
                        "course.yaml:33:9: error: module \"verder\" has 2 practice assignments; a"
                                + " module has exactly one (S0-027)");
    }

    @Test
    void s0_030_practiceComesAfterTheory() {
        String doing =
                "      - { id: doen, kind: practice, title: Doen, load: { practice: 30 min } }\n";
        assertThat(
                        course().change("course.yaml", doing, "")
                                .change(
                                        "course.yaml",
                                        "    units:\n      - { id: film,",
                                        "    units:\n" + doing + "      - { id: film,")
                                .errors())
                .hasSize(3)
                .allMatch(line -> line.contains("theory comes first (S0-030)"));
    }

    @Test
    void s0_041_outcomesThatNothingServesAreReported() {
        CourseFolder folder =
                course().change(
                                "course.yaml",
                                "studyLoad:",
                                "  - { id: Z9, area: V, text: \"Niets\" }\nstudyLoad:");
        assertThat(folder.read().diagnostics())
                .extracting(Diagnostic::toString)
                .contains(
                        "course.yaml:19:11: note: no unit, question or rubric line serves outcome"
                                + " \"Z9\" (S0-041)");
    }

    @Test
    void s0_080_aFormHasAsManyItemsAsTheExamHasQuestions() {
        assertThat(course().change("course.yaml", "A: [x1, x2, x3]", "A: [x1, x2]").errors())
                .containsExactly(
                        "course.yaml:44:7: error: form A has 2 items; the exam has 3 questions"
                                + " (S0-080)");
    }

    @Test
    void s0_081_everyModuleIsInEveryForm() {
        assertThat(course().change("course.yaml", "A: [x1, x2, x3]", "A: [x1, x4, x3]").errors())
                .containsExactly(
                        "course.yaml:44:7: error: form A has no item about module \"verder\""
                                + " (S0-081)");
    }

    @Test
    void p3_everySafetyTopicIsInEveryForm() {
        CourseFolder folder =
                course().change(
                                "toets/bank.md",
                                "difficulty=2 topic=veilig_slapen",
                                "difficulty=2");
        assertThat(folder.errors())
                .containsExactly(
                        "course.yaml:44:7: error: form B has no item about the safety topic"
                                + " \"veilig_slapen\" (P-3)");
    }

    @Test
    void s0_091_aWorkbookPartHasAllFourKindsOfEntries() {
        assertThat(
                        course().change(
                                        "01-start/07-deel1.md",
                                        "entry=reflection",
                                        "entry=observation")
                                .errors())
                .containsExactly(
                        "01-start/07-deel1.md:2:1: error: a workbook part has all four kinds of"
                                + " entries (S0-091); missing: reflection");
    }

    @Test
    void d22_modulesExamAndWorkbookShareOneSpaceOfIds() {
        assertThat(course().change("course.yaml", "  id: werkboek", "  id: begin").errors())
                .containsExactly(
                        "course.yaml:21:9: error: the id \"begin\" is also that of the exam or the"
                                + " workbook");
    }

    @Test
    void oneSingleChoiceHasExactlyOneRightOption() {
        assertThat(
                        course().change(
                                        "toets/bank.md",
                                        "( ) Tentamenoptie fout een",
                                        "(x) Tentamenoptie fout een")
                                .errors())
                .containsExactly(
                        "toets/bank.md:5:1: error: a single choice has exactly one right option"
                                + " (x); this has 2");
    }

    @Test
    void aMissingBankIsOneErrorAndNotOnePerItem() throws IOException {
        CourseFolder folder = course();
        Files.delete(folder.root().resolve("toets/bank.md"));
        assertThat(folder.errors()).containsExactly("toets/bank.md: error: the file is missing");
    }

    @Test
    void plannedUnitsAreNotesAndCountInTheSums() {
        String notes =
                course().read().diagnostics().stream()
                        .filter(d -> d.severity() == Diagnostic.Severity.NOTE)
                        .map(Diagnostic::message)
                        .collect(Collectors.joining("\n"));
        assertThat(notes).contains("unit \"film2\" is planned: it has no file yet");
    }

    @Test
    void theCertificateAsksOnlyForWhatTheCourseHas() { // S0-100
        CourseFolder folder =
                course().change("course.yaml", "requires: [exam,", "requires: [examm,");
        assertThat(folder.errors())
                .containsExactly(
                        "course.yaml:58:14: error: unknown criterion \"examm\"; did you mean"
                                + " \"exam\"?");
    }

    private CourseFolder course() {
        return CourseFolder.copy(temp.resolve("course"));
    }

    private static List<String> warnings(CourseFolder folder) {
        return folder.read().diagnostics().stream()
                .filter(d -> d.severity() == Diagnostic.Severity.WARNING)
                .map(Diagnostic::toString)
                .toList();
    }
}
