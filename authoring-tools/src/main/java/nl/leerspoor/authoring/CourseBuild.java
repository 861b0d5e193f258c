package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.LrsAccess;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.content.PackageWriter;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import org.jspecify.annotations.Nullable;

/** From a folder to packages, in memory or on disk. */
final class CourseBuild {
    private CourseBuild() {}

    /** Every package of a course: the whole first, then its modules, each in every format. */
    static List<ContentPackage> packages(
            Course course, Path folder, Set<PackageFormat> formats, @Nullable LrsAccess lrs) {
        SourceReader sources = new SourceReader(folder);
        List<ContentPackage> packages = new ArrayList<>();
        for (PackageScope scope : ContentPackages.scopes(course)) {
            for (PackageFormat format : formats) {
                packages.add(ContentPackages.of(course, sources, format, scope, lrs));
            }
        }
        return packages;
    }

    /** Writes packages side by side; the zips come back in the order of the packages. */
    static List<Path> write(List<ContentPackage> packages, Path folder) throws IOException {
        try {
            return packages.parallelStream().map(content -> write(content, folder)).toList();
        } catch (UncheckedIOException e) {
            throw java.util.Objects.requireNonNull(e.getCause());
        }
    }

    private static Path write(ContentPackage content, Path folder) {
        try {
            return PackageWriter.write(content, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
}
