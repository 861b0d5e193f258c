package nl.leerspoor.engine.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a course from its files; never throws for what an author wrote. */
public final class CourseReader {
    private CourseReader() {}

    /**
     * Reads and checks a course.
     *
     * @param root the course's folder, or the root of a zip file system
     * @return the course, if it has no errors, and every finding
     */
    public static Result read(Path root) {
        Findings findings = new Findings();
        References references = new References();
        SourceReader sources = new SourceReader(root);
        if (!Files.isDirectory(sources.root())) {
            String name = String.valueOf(root.getFileName());
            findings.error(Place.of(name), "there is no such folder");
            return new Result(null, findings.sorted());
        }
        CourseParser parser = new CourseParser(sources, references, findings);
        Course course = parser.parse();
        if (course != null) {
            references.check(findings);
            new CourseChecker(course, references, findings).check(parser.loadPlace());
        }
        return new Result(findings.hasErrors() ? null : course, findings.sorted());
    }

    /**
     * What came out.
     *
     * @param course null when there is any error
     * @param diagnostics every finding, by file and line
     */
    public record Result(@Nullable Course course, List<Diagnostic> diagnostics) {
        /** Copies the list. */
        public Result {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
