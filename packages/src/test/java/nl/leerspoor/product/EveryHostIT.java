package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A course with every kind of unit and of question, played from launch to completion in every kind
 * of host; what each host is told is the table of docs/player.md (D-20, D-21).
 */
class EveryHostIT {
    @RegisterExtension
    static final AfterTestExecutionCallback PICTURES =
            Chromium.shootWhenRed(() -> EveryHostIT.chromium);

    /** What the engine says, and what a course with an exam tells each host then. */
    private enum Row {
        ALL_DONE("open", 0, 0, "incomplete", "incomplete unknown 0.99", ""),
        FAILED("failed", 10, 1, "incomplete", "incomplete unknown 0.99", "failed 0.4"),
        PASSED(
                "passed",
                20,
                2,
                "passed 80",
                "completed passed 1 80 0.8",
                "failed 0.4, completed, passed 0.8"),
        EXHAUSTED("exhausted", 10, 2, "failed 40", "incomplete failed 0 40 0.4", "failed 0.4");

        private final String exam;
        private final String scorm12;
        private final String scorm2004;
        private final String verbs;

        Row(String state, int raw, int used, String scorm12, String scorm2004, String verbs) {
            exam =
                    """
                    {"bound": true, "workbook": {"state": "open", "parts": []}, "exam":
                    {"state": "%s", "raw": %d, "max": 25, "attemptsUsed": %d, "attempts": 2}}
                    """
                            .formatted(state, raw, used);
            this.scorm12 = scorm12;
            this.scorm2004 = scorm2004;
            this.verbs = verbs;
        }

        String told(PackageFormat format) {
            return expected(format, scorm12, scorm2004, verbs);
        }
    }

    private static String expected(
            PackageFormat format, String scorm12, String scorm2004, String verbs) {
        return switch (format) {
            case SCORM12 -> scorm12;
            case SCORM2004 -> scorm2004;
            case CMI5, XAPI -> verbs;
            case WEB -> ""; // nobody to tell
        };
    }

    @TempDir static Path folder;
    private static Path source;
    private static Course course;
    private static Chromium chromium;

    @BeforeAll
    static void up() throws IOException {
        source = folder.resolve("cursus");
        Product.run("new", source.toString());
        Path quiz = source.resolve("01-beginnen/04-oefenen.md");
        Files.writeString(quiz, QuestionKindsIT.QUIZ);
        CourseReader.Result read = CourseReader.read(source);
        course = Objects.requireNonNull(read.course(), read.diagnostics().toString());
        chromium = new Chromium();
    }

    @AfterAll
    static void down() {
        chromium.close();
    }

    @Test
    void aCourseWithAnExamInOneHost() throws IOException { // the others are long
        play(PackageFormat.SCORM2004);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SCORM2004")
    void aCourseWithAnExamInEachOtherHost(PackageFormat format) throws IOException {
        play(format);
    }

    private static void play(PackageFormat format) throws IOException {
        try (FormatHost host = new FormatHost(format, course, source, PackageScope.COURSE, true);
                BrowserContext laptop = chromium.laptop()) {
            host.engine.outcome(Row.ALL_DONE.exam);
            Page page = laptop.newPage();
            Player player = host.launch(page, "een");
            everyUnit(player);
            told(host, page, Row.ALL_DONE);
            heardOfEveryUnit(host);

            host.engine.outcome(Row.FAILED.exam);
            player.open("eindtoets");
            player.find(".online[data-state=failed]").waitFor();
            player.exit(); // a cmi5 session says so at its end (9.3.5)
            told(host, page, Row.FAILED);

            host.engine.outcome(Row.PASSED.exam);
            player = host.launch(page, "een");
            everythingIsDone(player);
            told(host, page, Row.PASSED);
            host.engine.outcome(Row.FAILED.exam); // a pass is never taken away
            host.launch(page, "een").settle();
            told(host, page, Row.PASSED);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void anExamWithoutAnAttemptLeftFails(PackageFormat format) throws IOException {
        try (FormatHost host = new FormatHost(format, course, source, PackageScope.COURSE, true);
                BrowserContext laptop = chromium.laptop()) {
            host.engine.outcome(Row.EXHAUSTED.exam);
            Page page = laptop.newPage();
            Player player = host.launch(page, "twee");
            player.open("eindtoets");
            player.find(".online[data-state=exhausted]").waitFor();
            player.exit();
            told(host, page, Row.EXHAUSTED);
        }
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void aCourseWithoutAWayToItsExamIsCompleteWhenItsUnitsAre(PackageFormat format)
            throws IOException {
        alone(format, PackageScope.COURSE, "completed", "completed unknown 1", "completed");
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void aModuleTellsTheMeanOfItsQuizzes(PackageFormat format) throws IOException {
        alone(
                format,
                PackageScope.module("beginnen"),
                "completed 87.5",
                "completed unknown 1 87.5 0.875",
                "completed");
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        "SCORM12,browse",
        "SCORM12,review",
        "SCORM2004,review",
        "CMI5,Browse",
        "CMI5,Review"
    })
    void lookingAroundOrBackTellsNothing(PackageFormat format, String mode) throws IOException {
        try (FormatHost host = new FormatHost(format, course, source, PackageScope.COURSE, true);
                BrowserContext laptop = chromium.laptop()) {
            host.engine.outcome(Row.PASSED.exam);
            host.engine.mode(mode);
            Player player = host.launch(laptop.newPage(), "vier&mode=" + mode);
            player.completeUnit();
            player.settle();
            player.exit();
            player.settle();
            assertThat(host.told("vier")).isEmpty();
            assertThat(host.cmi("vier")).isEmpty();
            assertThat(host.engine.heard())
                    .extracting(FormatHost::verb)
                    .isEqualTo(
                            format == PackageFormat.CMI5
                                    ? List.of("initialized", "terminated") // 10.2.2
                                    : List.of());
        }
    }

    private static void alone(
            PackageFormat format,
            PackageScope scope,
            String scorm12,
            String scorm2004,
            String verbs)
            throws IOException {
        try (FormatHost host = new FormatHost(format, course, source, scope, false);
                BrowserContext laptop = chromium.laptop()) {
            Page page = laptop.newPage();
            everyUnit(host.launch(page, "drie"));
            String expected = expected(format, scorm12, scorm2004, verbs);
            page.waitForCondition(() -> host.told("drie").equals(expected));
            everythingIsDone(host.launch(page, "drie"));
            assertThat(host.told("drie")).isEqualTo(expected);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** One wrong answer, so that a score is not just 100. */
    private static void everyUnit(Player player) {
        for (Unit unit : lessons()) {
            assertThat(player.here()).isEqualTo(unit.id());
            if (unit.content() instanceof UnitContent.Quiz quiz) {
                player.answer(quiz.questions().get(0), Set.of("a"));
            }
            player.completeUnit();
            player.nextAfter(unit.id());
        }
        player.settle();
        everythingIsDone(player);
    }

    private static void everythingIsDone(Player player) {
        assertThat(player.complete()).isEqualTo(lessons().size());
        for (Unit unit : lessons()) {
            assertThat(player.find(".stone.done [data-unit='" + unit.id() + "']").count())
                    .as(unit.id())
                    .isOne();
        }
    }

    private static List<Unit> lessons() {
        return course.modules().get(0).lessons();
    }

    private static void told(FormatHost host, Page page, Row row) {
        String learner = row == Row.EXHAUSTED ? "twee" : "een";
        String expected = row.told(host.format);
        try {
            page.waitForCondition(() -> host.told(learner).equals(expected));
        } catch (RuntimeException late) {
            assertThat(host.told(learner)).as(row.name()).isEqualTo(expected);
        }
    }

    /** D-23: our LRS has the completion of every unit, once; a SCORM LMS every question. */
    private static void heardOfEveryUnit(FormatHost host) {
        for (Unit unit : lessons()) {
            assertThat(host.engine.heard("completed", "/unit/" + unit.id()))
                    .as(unit.id())
                    .hasSize(1);
        }
        Map<String, String> cmi = host.cmi("een");
        if (host.format.edition() != null) {
            assertThat(cmi.keySet().stream().filter(name -> name.endsWith(".type")).map(cmi::get))
                    .containsExactly(
                            "choice",
                            "true-false",
                            "choice",
                            "matching",
                            "sequencing",
                            "fill-in",
                            "numeric",
                            "likert");
        }
    }
}
