package nl.leerspoor.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.SourceReader;

/** The courses this server offers, read once at the start. Safe for use by many threads. */
public final class CourseShelf {
    private final Map<String, Course> courses = new LinkedHashMap<>();
    private final Map<String, SourceReader> sources = new LinkedHashMap<>();
    private final Map<String, ContentPackage> packages = new ConcurrentHashMap<>();

    /**
     * A shelf with these courses, without their content.
     *
     * @param courses with different ids
     */
    public CourseShelf(List<Course> courses) {
        for (Course course : courses) {
            if (this.courses.putIfAbsent(course.id(), course) != null) {
                throw new StartFailure("There are two courses with the id " + course.id() + ".");
            }
        }
    }

    /**
     * A shelf with the courses in these folders, with their content.
     *
     * @param folders each with a course.yaml
     * @return every course
     * @throws StartFailure naming the mistakes of a course that has any
     */
    public static CourseShelf read(List<Path> folders) {
        List<Course> courses = new ArrayList<>();
        Map<String, SourceReader> sources = new LinkedHashMap<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new StartFailure("There is no course folder " + folder + ".");
            }
            CourseReader.Result result = CourseReader.read(folder);
            Course course = result.course();
            if (course == null) {
                throw new StartFailure(mistakes(folder, result.diagnostics()));
            }
            courses.add(course);
            sources.put(course.id(), new SourceReader(folder));
        }
        CourseShelf shelf = new CourseShelf(courses);
        shelf.sources.putAll(sources);
        return shelf;
    }

    /**
     * A course that must exist.
     *
     * @param id slug
     * @return the course
     */
    public Course course(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no course " + id));
    }

    /**
     * A course that may exist.
     *
     * @param id slug
     * @return empty when this server does not offer it
     */
    public Optional<Course> find(String id) {
        return Optional.ofNullable(courses.get(id));
    }

    /**
     * A course by its identifier (D-1).
     *
     * @param iri as in statements
     * @return empty when this server does not offer it
     */
    public Optional<Course> findByIri(String iri) {
        return courses.values().stream().filter(course -> course.iri().equals(iri)).findFirst();
    }

    /**
     * All of them, in the order of the configuration.
     *
     * @return never changes
     */
    public Collection<Course> courses() {
        return List.copyOf(courses.values());
    }

    /**
     * A file of a course's package, as it would stand in the zip.
     *
     * @param courseId slug
     * @param version content version; only the present one is served
     * @param format for which host
     * @param path with forward slashes
     * @return empty when there is no such course, version or file
     */
    public Optional<PackageFile> content(
            String courseId, String version, PackageFormat format, String path) {
        Course course = courses.get(courseId);
        SourceReader reader = sources.get(courseId);
        if (course == null || reader == null || !course.version().equals(version)) {
            return Optional.empty();
        }
        ContentPackage made =
                packages.computeIfAbsent(
                        courseId + "/" + format.key(),
                        key ->
                                ContentPackages.of(
                                        course, reader, format, PackageScope.COURSE, null));
        return Optional.ofNullable(made.files().get(path));
    }

    private static String mistakes(Path folder, List<Diagnostic> diagnostics) {
        StringBuilder text =
                new StringBuilder("The course in ").append(folder).append(" has mistakes:");
        diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR)
                .forEach(diagnostic -> text.append("\n  ").append(diagnostic));
        return text.toString();
    }
}
