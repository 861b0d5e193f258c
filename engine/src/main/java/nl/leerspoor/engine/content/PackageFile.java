package nl.leerspoor.engine.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The contents of one file of a package. */
public sealed interface PackageFile {
    /**
     * How long the file is.
     *
     * @return bytes
     */
    long size();

    /**
     * Opens the file; the caller closes the stream.
     *
     * @return all its bytes
     * @throws IOException when a source file cannot be read
     */
    InputStream open() throws IOException;

    /**
     * The contents as a zip keeps them small.
     *
     * @return null when they do not become smaller, as those of films
     * @throws IOException when a source file cannot be read
     */
    @Nullable Deflated deflated() throws IOException;

    /**
     * All bytes at once; for films prefer {@link #open}.
     *
     * @return a fresh array
     */
    default byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file of text.
     *
     * @param text written as UTF-8
     * @return a file in memory
     */
    static PackageFile of(String text) {
        return new Generated(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A film or picture of the course.
     *
     * @param path in the course's folder
     * @return a file that is read when asked for
     */
    static PackageFile of(Path path) {
        try {
            return new Source(path, Files.size(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made by the compiler, or part of the player. */
    final class Generated implements PackageFile {
        private final byte[] content;

        /** Most files go into several packages, so this is done once. */
        private @Nullable Deflated deflated;

        private boolean tried;

        /**
         * Keeps the bytes.
         *
         * @param content never changed after
         */
        Generated(byte[] content) {
            this.content = content;
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public synchronized @Nullable Deflated deflated() {
            if (!tried) {
                deflated = Deflated.of(content);
                tried = true;
            }
            return deflated;
        }
    }

    /**
     * A film or picture of the course, read when asked for.
     *
     * @param path in the course's folder
     * @param size bytes, as the checks saw it
     */
    record Source(Path path, long size) implements PackageFile {
        /** What is larger is stored as it is read, so that memory stays flat. */
        private static final long LARGEST = 4_000_000;

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public @Nullable Deflated deflated() throws IOException {
            return size <= LARGEST && Deflated.pays(path.toString())
                    ? Deflated.of(Files.readAllBytes(path))
                    : null;
        }
    }
}
