package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.PackageWriter;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Diagnostic;

/** From a folder to packages, in memory or on disk. */
final class CourseBuild {
    private CourseBuild() {}

    /**
     * A zip that was written and read back.
     *
     * @param zip its path
     * @param files how many it holds
     */
    record Written(Path zip, int files) {}

    /** Writes packages side by side; the zips come back in the order of the packages. */
    static List<Written> write(Stream<ContentPackage> packages, Path folder) throws IOException {
        try {
            return packages.parallel().map(content -> write(content, folder)).toList();
        } catch (UncheckedIOException e) {
            throw java.util.Objects.requireNonNull(e.getCause());
        }
    }

    private static Written write(ContentPackage content, Path folder) {
        try {
            return new Written(PackageWriter.write(content, folder), content.files().size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says so when {@code --out} can be no folder, before any work is done. */
    static void wantFolder(Path out) {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserError(out + " is a file; --out wants a folder");
        }
    }

    /** Reads a course or says why it cannot be built. */
    static CourseReader.Result read(Path folder) {
        CourseReader.Result result = CourseReader.read(folder);
        if (result.course() != null && result.course().units().findAny().isEmpty()) {
            throw new UserError(
                    "no unit of this course is written yet, so there is nothing to build");
        }
        return result;
    }

    /** A course to measure with; one with errors is for {@code check}. */
    static Course sound(Path folder) {
        CourseReader.Result result = read(folder);
        Course course = result.course();
        if (course == null) {
            Diagnostic first =
                    result.diagnostics().stream()
                            .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                            .findFirst()
                            .orElseThrow();
            throw new UserError("%s%nAll errors: leerspoor check %s".formatted(first, folder));
        }
        return course;
    }
}
