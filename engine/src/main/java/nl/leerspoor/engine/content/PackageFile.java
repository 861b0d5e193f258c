package nl.leerspoor.engine.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

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
     * How a zip keeps it. Most files go into several packages, so this is found out once.
     *
     * @return deflated where that makes it smaller, as it does not with films
     * @throws IOException when a source file cannot be read
     */
    Packed packed() throws IOException;

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
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A small file, or a part of the player.
     *
     * @param content never changed after
     * @return a file in memory
     */
    static PackageFile of(byte[] content) {
        return made(() -> content);
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

    /**
     * A file that follows from the course. It is made when it is first asked for, and again when
     * memory was needed for something else in between: a large course is never held whole.
     *
     * @param maker gives the same bytes each time
     * @return a file that is kept as long as there is room
     */
    static PackageFile made(Supplier<byte[]> maker) {
        return new Made(maker);
    }

    /** Made by the compiler, or part of the player. */
    final class Made implements PackageFile {
        private final Supplier<byte[]> maker;
        private SoftReference<byte[]> content = new SoftReference<>(null);
        private SoftReference<Packed> packed = new SoftReference<>(null);

        /**
         * Makes nothing yet.
         *
         * @param maker gives the same bytes each time
         */
        Made(Supplier<byte[]> maker) {
            this.maker = maker;
        }

        private synchronized byte[] content() {
            byte[] made = content.get();
            if (made == null) {
                made = maker.get();
                content = new SoftReference<>(made);
            }
            return made;
        }

        @Override
        public long size() {
            return content().length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content());
        }

        @Override
        public synchronized Packed packed() {
            Packed made = packed.get();
            if (made == null) {
                made = Packed.of(content());
                packed = new SoftReference<>(made);
            }
            return made;
        }
    }

    /** A film or picture of the course, read when asked for. */
    final class Source implements PackageFile {
        /** What is larger is stored as it is read, so that memory stays flat. */
        private static final long LARGEST = 4_000_000;

        private final Path path;
        private final long size;
        private SoftReference<Packed> packed = new SoftReference<>(null);

        /**
         * Remembers where it is.
         *
         * @param path in the course's folder
         * @param size bytes, as the checks saw it
         */
        Source(Path path, long size) {
            this.path = path;
            this.size = size;
        }

        /**
         * Where it is.
         *
         * @return path in the course's folder
         */
        public Path path() {
            return path;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public synchronized Packed packed() throws IOException {
            Packed made = packed.get();
            if (made == null) {
                made =
                        size <= LARGEST && Packed.pays(path.toString())
                                ? Packed.of(Files.readAllBytes(path))
                                : Packed.stored(this);
                packed = new SoftReference<>(made);
            }
            return made;
        }
    }
}
