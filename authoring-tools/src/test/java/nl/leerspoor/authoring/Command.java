package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One run of the command within the test's process.
 *
 * @param exitCode as the shell sees it
 * @param out standard output
 * @param err standard error
 */
record Command(int exitCode, String out, String err) {
    /** The small course of the engine's golden tests. */
    static final Path SMALL = Path.of("../engine/src/test/resources/golden/klein/source");

    static Command run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Leerspoor.run(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        Stream.of(args).map(String::valueOf).toArray(String[]::new));
        return new Command(exitCode, out.toString(), err.toString());
    }

    /** A copy of the small course that a test may change. */
    static Path copy(Path target) {
        try (Stream<Path> files = Files.walk(SMALL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(SMALL.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
