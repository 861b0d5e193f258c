package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.ExamItem;
import nl.leerspoor.engine.course.Markdown;
import nl.leerspoor.engine.course.SourceReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    void isSpeltRight() {
        assertThat(Command.run("check", FOLDER, "--spelling").out().lines())
                .filteredOn(line -> line.contains("[spelling]"))
                .isEmpty();
    }

    @Test
    void d10_noPackageTellsAnItemOfTheExamBank() {
        Course course = Objects.requireNonNull(CourseReader.read(FOLDER).course());
        List<ExamItem> bank = List.copyOf(Objects.requireNonNull(course.exam()).bank().values());
        assertThat(bank).hasSizeGreaterThanOrEqualTo(35);
        // Entries are stored, so the bytes of a zip are its files' (LeakTest scans whole zips);
        // what
        // several packages share is looked at once.
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
    void fitsTheBudgetOfHosts() { // issue 4: without media at most 500 kB and 60 files
        Course course = Objects.requireNonNull(CourseReader.read(FOLDER).course());
        for (ContentPackage content : packages(course)) {
            long bytes =
                    content.files().entrySet().stream()
                            .filter(file -> !file.getKey().startsWith("media/"))
                            .map(Map.Entry::getValue)
                            .mapToLong(PackageFile::size)
                            .sum();
            assertThat(bytes).as(content.zipName()).isLessThan(500_000);
            assertThat(content.files()).hasSizeLessThan(60);
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
