package nl.leerspoor.authoring.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that is gone afterwards: for a benchmark, or for the LRS of a preview.
 *
 * @param folder empty at first
 */
public record Scratch(Path folder) implements AutoCloseable {
    /** Makes one among the temporary files. */
    public static Scratch make() throws IOException {
        return new Scratch(Files.createTempDirectory("leerspoor-"));
    }

    /** Deletes it and all that is in it. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                // A server that is ending may still take away its own lock and temporary files.
                Files.deleteIfExists(file);
            }
        }
    }
}
