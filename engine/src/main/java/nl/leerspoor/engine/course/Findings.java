package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.leerspoor.engine.course.Diagnostic.Severity;

/** Gathers what is wrong, so that an author sees everything at once. Not thread-safe. */
final class Findings {
    private static final Comparator<Diagnostic> BY_PLACE =
            Comparator.comparing(Diagnostic::file)
                    .thenComparingInt(Diagnostic::line)
                    .thenComparingInt(Diagnostic::column)
                    .thenComparing(Diagnostic::severity)
                    .thenComparing(Diagnostic::message);

    private final List<Diagnostic> found = new ArrayList<>();
    private boolean errors;

    void error(Place place, String message) {
        errors = true;
        add(Severity.ERROR, place, message);
    }

    void warning(Place place, String message) {
        add(Severity.WARNING, place, message);
    }

    void note(Place place, String message) {
        add(Severity.NOTE, place, message);
    }

    boolean hasErrors() {
        return errors;
    }

    /** Everything found, by file, line and column, each once. */
    List<Diagnostic> sorted() {
        return found.stream().distinct().sorted(BY_PLACE).toList();
    }

    private void add(Severity severity, Place place, String message) {
        found.add(new Diagnostic(severity, place.file(), place.line(), place.column(), message));
    }
}
