package nl.leerspoor.engine.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a course from its files; never throws for what an author wrote. */
public final class CourseReader {
    private CourseReader() {}

    /**
     * Reads a course, with all that must be right before it can be built.
     *
     * @param root the course's folder, or the root of a zip file system
     * @return the course, if it has no errors, every error, and what is still to be written
     */
    public static Result read(Path root) {
        return read(root, null);
    }

    /**
     * Reads a course and looks at everything there are rules for ({@link Rule}). What comes on top
     * of {@link #read} is advice: warnings and notes, never an error.
     *
     * @param root the course's folder
     * @param today the day to check for, as reviews and sources grow old
     * @return the course, if it has no errors, and every finding
     */
    public static Result check(Path root, LocalDate today) {
        return read(root, today);
    }

    private static Result read(Path root, @Nullable LocalDate today) {
        Findings findings = new Findings();
        References references = new References();
        SourceReader sources = new SourceReader(root);
        if (!Files.isDirectory(sources.root())) {
            String name = String.valueOf(root.getFileName());
            findings.error(Rule.FILE, Place.of(name), "there is no such folder");
            return new Result(null, findings.sorted(), List.of(), List.of());
        }
        CourseParser parser = new CourseParser(sources, references, findings);
        Course course = parser.parse();
        List<GuideText> guides = List.of();
        if (course != null) {
            guides = GuideParser.parse(course, sources, references, findings);
            references.check(findings);
            CheckedCourse checked = new CheckedCourse(course, references, sources, parser.places());
            CourseChecker.check(checked, findings);
            if (today != null) {
                CourseChecker.advise(checked, today, findings);
            }
        }
        return new Result(
                findings.hasErrors() ? null : course,
                findings.sorted(),
                references.links(),
                guides);
    }

    /**
     * What came out.
     *
     * @param course null when there is any error
     * @param diagnostics every finding, by file and line
     * @param links every address on the web that the course names, by file and line
     * @param guides the guides there is a text for; may be empty
     */
    public record Result(
            @Nullable Course course,
            List<Diagnostic> diagnostics,
            List<WebLink> links,
            List<GuideText> guides) {
        /** Copies the lists. */
        public Result {
            diagnostics = List.copyOf(diagnostics);
            links = List.copyOf(links);
            guides = List.copyOf(guides);
        }
    }
}
