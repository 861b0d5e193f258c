package nl.leerspoor.engine.content;

import java.util.TreeMap;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.SourceReader;
import org.jspecify.annotations.Nullable;

/** Makes content packages in memory; thread-safe. */
public final class ContentPackages {
    private ContentPackages() {}

    /**
     * The package of a course, or of one module of it, for one kind of host. Only lessons that are
     * written go in; media are read from the sources when asked for.
     *
     * @param course without errors
     * @param sources the folder it was read from
     * @param format for which host
     * @param scope the whole course or one module
     * @param lrs where to report beside the host; null for nowhere
     * @return the same files for the same input
     * @throws IllegalArgumentException when the course has no such module
     */
    public static ContentPackage of(
            Course course,
            SourceReader sources,
            PackageFormat format,
            PackageScope scope,
            @Nullable LrsAccess lrs) {
        return new ContentPackage(course.id(), course.version(), format, new TreeMap<>());
    }
}
