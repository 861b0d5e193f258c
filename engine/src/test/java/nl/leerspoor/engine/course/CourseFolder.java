package nl.leerspoor.engine.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A copy of the small golden course that a test may change. */
public final class CourseFolder {
    private final Path root;

    private CourseFolder(Path root) {
        this.root = root;
    }

    /** Where a golden case lies. */
    public static Path golden(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(CourseFolder.class.getResource("/golden/" + name))
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy of the small course. */
    public static CourseFolder copy(Path target) {
        Path source = golden("klein/source");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CourseFolder(target);
    }

    /** Its folder. */
    public Path root() {
        return root;
    }

    /** Replaces a piece of text that must be there. */
    public CourseFolder change(String file, String from, String to) {
        try {
            String text = Files.readString(root.resolve(file));
            if (!text.contains(from)) {
                throw new IllegalArgumentException(file + " does not contain: " + from);
            }
            Files.writeString(root.resolve(file), text.replace(from, to));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file. */
    public CourseFolder write(String file, byte[] bytes) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a text file. */
    public CourseFolder write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads it. */
    public CourseReader.Result read() {
        return CourseReader.read(root);
    }

    /** Looks at everything, on a day soon after it was written. */
    public List<Diagnostic> check() {
        return CourseReader.check(root, LocalDate.of(2026, 11, 22)).diagnostics();
    }

    /** What a rule finds, as printed. */
    public List<String> findings(Rule rule) {
        return check().stream()
                .filter(d -> d.rule().equals(rule.id()))
                .map(Diagnostic::toString)
                .toList();
    }

    /** Reads it and keeps what is wrong, as printed. */
    public List<String> errors() {
        return read().diagnostics().stream()
                .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                .map(Diagnostic::toString)
                .toList();
    }
}
