package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageWriter;
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
        assertThat(CourseReader.read(FOLDER).diagnostics())
                .filteredOn(finding -> finding.severity() == Diagnostic.Severity.ERROR)
                .isEmpty();
    }

    @Test
    void d10_noPackageTellsAnItemOfTheExamBank() throws IOException {
        Course course = Objects.requireNonNull(CourseReader.read(FOLDER).course());
        List<ExamItem> bank = List.copyOf(Objects.requireNonNull(course.exam()).bank().values());
        assertThat(bank).hasSizeGreaterThanOrEqualTo(35);
        for (ContentPackage content : packages(course)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PackageWriter.write(content, out); // stored: what is inside stands there in clear
            String bytes = out.toString(StandardCharsets.UTF_8);
            for (ExamItem item : bank) {
                assertThat(forms(item.question().stem()))
                        .as("stem of " + item.question().id() + " in " + content.zipName())
                        .noneMatch(bytes::contains);
                assertThat(forms(item.question().explanation().markdown()))
                        .as("rationale of " + item.question().id() + " in " + content.zipName())
                        .noneMatch(bytes::contains);
                assertThat(bytes.contains("\"" + item.question().id() + "\""))
                        .as("id of " + item.question().id() + " in " + content.zipName())
                        .isFalse();
            }
        }
    }

    @Test
    void fitsTheBudgetOfHosts() { // issue 4: without media at most 500 kB and 60 files
        Course course = Objects.requireNonNull(CourseReader.read(FOLDER).course());
        for (ContentPackage content : packages(course)) {
            long bytes =
                    content.files().entrySet().stream()
                            .filter(file -> !file.getKey().startsWith("media/"))
                            .map(java.util.Map.Entry::getValue)
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
