package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.ExamItem;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.RubricLine;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import nl.leerspoor.engine.course.WorkbookEntry;
import org.junit.jupiter.api.Test;

/** D-10: exam items and the workbook leave the engine in no package, in no form. */
class LeakTest {
    @Test
    void d10_noByteOfAnyZipTellsAnExamItemOrAWorkbookEntry() throws IOException {
        List<String> secrets = secrets(Courses.small());
        assertThat(secrets).hasSizeGreaterThan(25);
        List<ContentPackage> packages = new ArrayList<>(Courses.packages(Courses.LRS));
        packages.addAll(Courses.several(PackageFormat.SCORM12, ScoPer.UNIT));
        packages.addAll(Courses.several(PackageFormat.SCORM2004, ScoPer.UNIT));
        assertThat(packages).extracting(ContentPackage::format).contains(PackageFormat.values());
        for (ContentPackage content : packages) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PackageWriter.write(content, out);
            String bytes = contents(out.toByteArray());
            assertThat(bytes).contains("kijken"); // the search itself works
            for (String secret : secrets) {
                assertThat(bytes.contains(secret))
                        .as(secret + " in " + content.zipName())
                        .isFalse();
            }
        }
    }

    /** Names and contents of all entries, as a host unpacks them. */
    private static String contents(byte[] zip) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                all.append(e.getName()).append('\n');
                all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
            }
        }
        return all.toString();
    }

    private static List<String> secrets(Course course) {
        List<String> texts = new ArrayList<>();
        for (ExamItem item : Objects.requireNonNull(course.exam()).bank().values()) {
            Question question = item.question();
            texts.add(question.stem());
            texts.add(question.explanation().markdown());
            question.answerTexts().forEach(texts::add);
        }
        for (Unit part : course.workbookParts()) {
            UnitContent.WorkbookPart content =
                    (UnitContent.WorkbookPart) Objects.requireNonNull(part.content());
            texts.add(content.introduction().markdown());
            for (WorkbookEntry entry : content.entries()) {
                texts.add(entry.title());
                texts.add(entry.text().markdown());
                entry.fields().forEach(field -> texts.add(field.label()));
            }
            for (RubricLine line : content.rubric()) {
                texts.add(line.criterion());
                texts.add(line.sufficient());
            }
        }
        // Quotes and the like are written differently in JSON: look for the longest plain stretch.
        return texts.stream()
                .flatMap(
                        text ->
                                Stream.of(text.split("[^\\p{L} ]"))
                                        .max(java.util.Comparator.comparingInt(String::length))
                                        .stream())
                .map(String::strip)
                .filter(text -> text.length() > 5)
                .toList();
    }
}
