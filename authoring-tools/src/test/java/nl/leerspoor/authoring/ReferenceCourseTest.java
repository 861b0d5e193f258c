package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageWriter;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Coverage;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.ExamItem;
import nl.leerspoor.engine.course.Markdown;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.SourceReader;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import nl.leerspoor.engine.course.UnitKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiler on the real course of this repository. */
class ReferenceCourseTest {
    private static final Path FOLDER = Path.of("../packages/beter-met-babys");

    @BeforeEach
    void thereIsACourse() {
        assumeTrue(Files.exists(FOLDER.resolve("course.yaml")));
    }

    @Test
    void hasNoErrors() {
        assertThat(CourseReader.check(FOLDER, LocalDate.of(2026, 11, 22)).diagnostics())
                .filteredOn(finding -> finding.severity() == Diagnostic.Severity.ERROR)
                .isEmpty();
    }

    @Test
    void nothingIsPlannedAndNoWarningIsLeft() {
        assertThat(CourseReader.check(FOLDER, LocalDate.of(2026, 11, 22)).diagnostics())
                .filteredOn(
                        finding ->
                                finding.severity() != Diagnostic.Severity.NOTE
                                        || finding.rule().equals("unit-planned"))
                .isEmpty();
    }

    @Test
    void s0_081_p3_theFourFormsAreParallelAndShareNoItem() {
        Exam exam =
                Objects.requireNonNull(
                        Objects.requireNonNull(CourseReader.read(FOLDER).course()).exam());
        assertThat(exam.forms()).hasSize(4);
        assertThat(exam.forms().values().stream().flatMap(List::stream).distinct()).hasSize(100);
        assertThat(
                        exam.forms().values().stream()
                                .map(
                                        form ->
                                                form.stream()
                                                        .map(id -> cell(exam.bank(), id))
                                                        .sorted()
                                                        .toList())
                                .distinct())
                .as("module, outcome and difficulty of each item")
                .hasSize(1);
        for (String topic : List.of("veilig_slapen", "meldcode", "verslikking")) {
            assertThat(exam.forms().values())
                    .allMatch(
                            form ->
                                    form.stream()
                                            .map(exam.bank()::get)
                                            .anyMatch(item -> topic.equals(item.topic())));
        }
    }

    private static String cell(Map<String, ExamItem> bank, String id) {
        ExamItem item = Objects.requireNonNull(bank.get(id));
        return item.module() + " " + item.question().outcome() + " " + item.difficulty();
    }

    @Test
    void s0_124_everyOutcomeAndGoalIsTaughtAndTested() {
        Course course = Objects.requireNonNull(CourseReader.read(FOLDER).course());
        assertThat(Coverage.ofGoals(course)).hasSizeGreaterThanOrEqualTo(8);
        // V is the skill as a whole: shown on the group, not taught in one lesson.
        assertThat(
                        Stream.of(
                                Coverage.ofOutcomes(course).stream()
                                        .filter(line -> !line.id().equals("V"))
                                        .toList(),
                                Coverage.ofGoals(course)))
                .allSatisfy(
                        lines ->
                                assertThat(lines)
                                        .allMatch(Coverage::isTested)
                                        .noneMatch(line -> line.lessons().isEmpty()));
    }

    @Test
    void s0_027_eachModuleHasWhatTheCourseAsksFor() {
        Course course = Objects.requireNonNull(CourseReader.read(FOLDER).course());
        for (Module module : course.modules()) {
            assertThat(count(module, UnitKind.VIDEO)).isGreaterThanOrEqualTo(2);
            assertThat(count(module, UnitKind.ARTICLE)).isGreaterThanOrEqualTo(5);
            assertThat(count(module, UnitKind.EXAMPLE)).isGreaterThanOrEqualTo(2);
            assertThat(count(module, UnitKind.PRACTICE)).isOne();
            assertThat(count(module, UnitKind.WORKBOOK)).isOne();
            assertThat(module.units())
                    .extracting(Unit::content)
                    .allMatch(
                            content ->
                                    !(content instanceof UnitContent.Quiz quiz)
                                            || quiz.questions().size() >= 10)
                    .allMatch(
                            content ->
                                    !(content instanceof UnitContent.Theory theory)
                                            || theory.questions().size() == 3);
        }
    }

    private static long count(Module module, UnitKind kind) {
        return module.units().stream().filter(unit -> unit.kind() == kind).count();
    }

    @Test
    void isSpeltRight() {
        assertThat(Command.run("check", FOLDER, "--spelling").out().lines())
                .filteredOn(line -> line.contains("[spelling]"))
                .isEmpty();
    }

    @Test
    void d10_noPackageTellsAnItemOfTheExamBank() {
        Course course = Objects.requireNonNull(CourseReader.read(FOLDER).course());
        List<ExamItem> bank = List.copyOf(Objects.requireNonNull(course.exam()).bank().values());
        assertThat(bank).hasSizeGreaterThanOrEqualTo(120);
        // LeakTest unpacks whole zips; what several packages share is looked at once here.
        Map<PackageFile, String> texts = new HashMap<>();
        packages(course)
                .forEach(
                        content ->
                                content.files()
                                        .values()
                                        .forEach(
                                                file ->
                                                        texts.computeIfAbsent(
                                                                file, ReferenceCourseTest::text)));
        for (ExamItem item : bank) {
            List<String> secrets = new ArrayList<>(forms(item.question().stem()));
            secrets.addAll(forms(item.question().explanation().markdown()));
            secrets.add("\"" + item.question().id() + "\"");
            for (String secret : secrets) {
                assertThat(texts.values()).as(secret).noneMatch(text -> text.contains(secret));
            }
        }
    }

    private static String text(PackageFile file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void fitsTheBudgetOfHosts(@TempDir Path out) throws IOException {
        // issue 4: without media at most 500 kB and 60 files
        Course course = Objects.requireNonNull(CourseReader.read(FOLDER).course());
        for (ContentPackage content : packages(course)) {
            try (ZipFile zip = new ZipFile(PackageWriter.write(content, out).toFile())) {
                List<? extends ZipEntry> files =
                        zip.stream().filter(file -> !file.getName().startsWith("media/")).toList();
                assertThat(files).as(content.zipName()).hasSizeLessThanOrEqualTo(60);
                assertThat(files.stream().mapToLong(ZipEntry::getCompressedSize).sum())
                        .as(content.zipName())
                        .isLessThan(500_000);
            }
        }
    }

    private static List<ContentPackage> packages(Course course) {
        return ContentPackages.all(
                course, new SourceReader(FOLDER), EnumSet.allOf(PackageFormat.class), null);
    }

    /** A text as its author wrote it, as HTML, and both inside JSON. */
    private static List<String> forms(String text) {
        assertThat(text).hasSizeGreaterThan(20);
        return Stream.of(text, Markdown.inline(text))
                .flatMap(form -> Stream.of(form, form.replace("\"", "\\\"")))
                .toList();
    }
}
