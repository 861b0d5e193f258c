package nl.leerspoor.engine.content;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A package as it is meant: what a zip of it holds, or what the engine serves.
 *
 * @param id {@code <course>} or {@code <course>.<module>}
 * @param version content version of the course
 * @param format for which host
 * @param files by path, forward slashes, sorted
 */
public record ContentPackage(
        String id, String version, PackageFormat format, SortedMap<String, PackageFile> files) {
    /** Copies the map. */
    public ContentPackage {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * What the zip is called: {@code <id>-<version>-<format>.zip}.
     *
     * @return a file name
     */
    public String zipName() {
        return id + "-" + version + "-" + format.key() + ".zip";
    }
}
