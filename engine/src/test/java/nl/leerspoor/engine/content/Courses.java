package nl.leerspoor.engine.content;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseFolder;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import org.jspecify.annotations.Nullable;

/** Courses for tests. */
final class Courses {
    private Courses() {}

    static Course small() {
        return course(CourseFolder.golden("klein/source"));
    }

    static Course course(Path folder) {
        return Objects.requireNonNull(CourseReader.read(folder).course());
    }

    static List<ContentPackage> packages(@Nullable LrsAccess lrs) {
        Path folder = CourseFolder.golden("klein/source");
        return ContentPackages.all(
                course(folder), new SourceReader(folder), EnumSet.allOf(PackageFormat.class), lrs);
    }

    static ContentPackage small(PackageFormat format, PackageScope scope) {
        Path folder = CourseFolder.golden("klein/source");
        return ContentPackages.of(course(folder), new SourceReader(folder), format, scope, null);
    }

    static String text(ContentPackage content, String path) {
        return new String(
                Objects.requireNonNull(content.files().get(path)).bytes(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
