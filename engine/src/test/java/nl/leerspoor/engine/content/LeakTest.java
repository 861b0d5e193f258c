package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
            // Entries are stored, so the zip's own bytes are the text: nothing hides in deflate.
            String bytes = out.toString(StandardCharsets.UTF_8);
            assertThat(bytes).contains("kijken"); // the search itself works
            for (String secret : secrets) {
                assertThat(bytes.contains(secret))
                        .as(secret + " in " + content.zipName())
                        .isFalse();
            }
        }
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
