package nl.leerspoor.engine.course;

import java.util.Comparator;

/**
 * One finding about a course or package, with its place (house 6). Never an exception.
 *
 * @param severity how bad
 * @param rule stable name of what was looked at; empty for none
 * @param file path inside the course, with forward slashes
 * @param line from 1; 0 when the finding is about the file as a whole
 * @param column from 1; 0 when the finding is about the line as a whole
 * @param message what is wrong and what to do
 */
public record Diagnostic(
        Severity severity, String rule, String file, int line, int column, String message) {
    /** By file, line and column, the worst first: the order in which findings are shown. */
    public static final Comparator<Diagnostic> BY_PLACE =
            Comparator.comparing(Diagnostic::file)
                    .thenComparingInt(Diagnostic::line)
                    .thenComparingInt(Diagnostic::column)
                    .thenComparing(Diagnostic::severity)
                    .thenComparing(Diagnostic::message);

    /**
     * A finding that belongs to no rule.
     *
     * @param severity how bad
     * @param file path inside the course or package
     * @param line from 1; 0 for the file as a whole
     * @param column from 1; 0 for the line as a whole
     * @param message what is wrong and what to do
     */
    public Diagnostic(Severity severity, String file, int line, int column, String message) {
        this(severity, "", file, line, column, message);
    }

    /** How bad a finding is. Only errors stop a build. */
    public enum Severity {
        /** Stops the build. */
        ERROR,
        /** Should be mended. */
        WARNING,
        /** Good to know. */
        NOTE
    }

    /**
     * The finding as compilers print it: {@code file:line:column: severity: message}.
     *
     * @return one line
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
            if (column > 0) {
                text.append(':').append(column);
            }
        }
        return text.append(": ")
                .append(severity.name().toLowerCase(java.util.Locale.ROOT))
                .append(": ")
                .append(message)
                .toString();
    }
}
