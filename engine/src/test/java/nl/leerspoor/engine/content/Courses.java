package nl.leerspoor.engine.content;

import java.net.URI;
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

    /** An engine that a package can reach. */
    static final LrsAccess LRS =
            new LrsAccess(URI.create("https://engine.example/a/xapi"), "key1", "s3cret<");

    /** SCORM packages of the small course, of one edition, that reach the engine. */
    static List<ContentPackage> several(PackageFormat format, ScoPer scos) {
        Path folder = CourseFolder.golden("klein/source");
        return ContentPackages.all(
                course(folder), new SourceReader(folder), EnumSet.of(format), scos, LRS);
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
