package nl.leerspoor.engine.content.scorm;

import java.util.List;

/**
 * A resource of a manifest.
 *
 * @param identifier an XML name, stable
 * @param scormType SCO or asset
 * @param href where it starts, without a fragment
 * @param files everything it needs, {@code href} included
 */
public record Resource(String identifier, ScormType scormType, String href, List<String> files) {
    /** Copies the list. */
    public Resource {
        files = List.copyOf(files);
        if (!files.contains(href)) {
            throw new IllegalArgumentException(href + " is not among the files");
        }
    }
}
