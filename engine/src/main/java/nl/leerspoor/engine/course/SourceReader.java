package nl.leerspoor.engine.course;

import java.nio.file.Path;

/** The files of one course: a folder, or the root of a zip file system. */
public final class SourceReader {
    private final Path root;

    /**
     * Looks at nothing yet.
     *
     * @param root the course's folder
     */
    public SourceReader(Path root) {
        this.root = root;
    }

    /**
     * The course's folder.
     *
     * @return as given
     */
    public Path root() {
        return root;
    }
}
