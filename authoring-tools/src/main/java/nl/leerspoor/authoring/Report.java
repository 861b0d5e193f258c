package nl.leerspoor.authoring;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.Diagnostic.Severity;

/** Prints findings and figures for people. */
final class Report {
    private Report() {}

    /** Every finding as compilers print it. */
    static void print(List<Diagnostic> findings, boolean notes, PrintWriter out) {
        for (Diagnostic finding : findings) {
            if (notes || finding.severity() != Severity.NOTE) {
                out.println(finding);
            }
        }
    }

    /** {@code 2 errors, 1 warning, 70 notes}. */
    static String summary(List<Diagnostic> findings) {
        return count(findings, Severity.ERROR, "error")
                + ", "
                + count(findings, Severity.WARNING, "warning")
                + ", "
                + count(findings, Severity.NOTE, "note");
    }

    static boolean hasErrors(List<Diagnostic> findings) {
        return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    }

    static String bytes(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.0f kB", Math.ceil(bytes / 1e3));
        }
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    private static String count(List<Diagnostic> findings, Severity severity, String word) {
        long count = findings.stream().filter(f -> f.severity() == severity).count();
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
