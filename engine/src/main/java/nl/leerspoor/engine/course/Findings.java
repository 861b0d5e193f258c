package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.List;
import nl.leerspoor.engine.course.Diagnostic.Severity;

/** Gathers what is wrong, so that an author sees everything at once. Not thread-safe. */
final class Findings {
    private final List<Diagnostic> found = new ArrayList<>();
    private boolean errors;

    /** A text without the shape it should have: most of what parsers find. */
    void error(Place place, String message) {
        error(Rule.FORM, place, message);
    }

    void error(Rule rule, Place place, String message) {
        add(Severity.ERROR, rule, place, message);
    }

    void warning(Rule rule, Place place, String message) {
        add(Severity.WARNING, rule, place, message);
    }

    void note(Rule rule, Place place, String message) {
        add(Severity.NOTE, rule, place, message);
    }

    boolean hasErrors() {
        return errors;
    }

    /** Everything found, by file, line and column, each once. */
    List<Diagnostic> sorted() {
        return found.stream().distinct().sorted(Diagnostic.BY_PLACE).toList();
    }

    private void add(Severity severity, Rule rule, Place place, String message) {
        errors |= severity == Severity.ERROR;
        found.add(
                new Diagnostic(
                        severity, rule.id(), place.file(), place.line(), place.column(), message));
    }
}
