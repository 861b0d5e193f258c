package nl.leerspoor.product;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.ExamItem;
import nl.leerspoor.engine.course.Question;

/**
 * What the committee knows and no package, page or statement may tell: the key, read from the
 * course's own sources.
 */
record AnswerKey(Course course) {

    static AnswerKey read(Path folder) {
        Course course = CourseReader.read(folder).course();
        if (course == null) {
            throw new AssertionError("the reference course has errors");
        }
        return new AnswerKey(course);
    }

    /** Whether an option, as it reads on a page, is the right one of an item. */
    boolean right(String item, String shown) {
        ExamItem found = exam().bank().get(item);
        Set<String> right =
                ((Question.Choice) found.question())
                        .options().stream()
                                .filter(Question.Option::right)
                                .map(option -> plain(option.text()))
                                .collect(Collectors.toSet());
        return right.contains(plain(shown));
    }

    Exam exam() {
        Exam exam = course.exam();
        if (exam == null) {
            throw new AssertionError("the reference course has no exam");
        }
        return exam;
    }

    // Markdown marks are not shown, and spaces may differ.
    private static String plain(String text) {
        return text.replaceAll("[*_`\\\\]", "").replaceAll("\\s+", " ").strip();
    }
}
