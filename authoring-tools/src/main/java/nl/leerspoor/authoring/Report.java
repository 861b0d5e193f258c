package nl.leerspoor.authoring;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.leerspoor.engine.content.PackageReader;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Coverage;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.Diagnostic.Severity;
import nl.leerspoor.engine.course.UnitFigures;

/** Prints findings and figures for people. */
final class Report {
    /** Above this other work on the machine shows in the figures. */
    private static final double QUIET = 1.5;

    private Report() {}

    /** Says so when a machine that was measured on had other work to do. */
    static void busy(double load, PrintWriter out) {
        if (load > QUIET) {
            out.printf(
                    Locale.ROOT,
                    "  other work runs on this machine (load %.1f): figures are too high%n",
                    load);
        }
    }

    /** Every finding as compilers print it. */
    static void print(List<Diagnostic> findings, boolean notes, PrintWriter out) {
        for (Diagnostic finding : findings) {
            if (notes || finding.severity() != Severity.NOTE) {
                out.println(
                        finding + (finding.rule().isEmpty() ? "" : " [" + finding.rule() + "]"));
            }
        }
    }

    /** The figures of each unit, as a table. */
    static void figures(List<UnitFigures> units, PrintWriter out) {
        int width =
                units.stream().mapToInt(figures -> figures.unit().id().length()).max().orElse(4);
        String row = "%-" + Math.max(width, 4) + "s  %6s  %8s  %9s  %11s%n";
        out.printf(row, "unit", "words", "minutes", "estimated", "readability");
        for (UnitFigures figures : units) {
            Duration estimated = figures.estimated();
            out.printf(
                    row,
                    figures.unit().id(),
                    figures.words(),
                    figures.unit().load().total().toMinutes(),
                    estimated == null ? "-" : minutes(estimated),
                    figures.readability() == null ? "-" : figures.readability());
        }
    }

    /** What serves and tests each outcome and goal, as a table, and the lessons of each below. */
    static void coverage(Course course, PrintWriter out) {
        coverage("outcome", Coverage.ofOutcomes(course), out);
        if (!course.goals().isEmpty()) {
            out.println();
            coverage("goal", Coverage.ofGoals(course), out);
        }
    }

    private static void coverage(String what, List<Coverage> lines, PrintWriter out) {
        int width = lines.stream().mapToInt(line -> line.id().length()).max().orElse(0);
        String row = "%-" + Math.max(width, what.length()) + "s  %7s  %9s  %11s  %6s  %5s  %s%n";
        out.printf(row, what, "lessons", "questions", "assignments", "rubric", "items", "by form");
        for (Coverage line : lines) {
            out.printf(
                    row,
                    line.id(),
                    line.lessons().size(),
                    line.questions(),
                    line.assignments(),
                    line.rubricLines(),
                    line.items(),
                    line.forms().entrySet().stream()
                            .map(form -> form.getKey() + " " + form.getValue())
                            .collect(Collectors.joining(", ")));
        }
        for (Coverage line : lines) {
            out.printf("%n%s  %s%n", line.id(), line.text());
            out.printf(
                    "    %s%n", line.lessons().isEmpty() ? "-" : String.join(", ", line.lessons()));
        }
    }

    /** Whole minutes, rounded; never none. */
    static long minutes(Duration duration) {
        return Math.max(1, duration.plusSeconds(30).toMinutes());
    }

    /** A warning as an error, all else as it is. */
    static Diagnostic strict(Diagnostic finding) {
        return finding.severity() == Severity.WARNING
                ? new Diagnostic(
                        Severity.ERROR,
                        finding.rule(),
                        finding.file(),
                        finding.line(),
                        finding.column(),
                        finding.message())
                : finding;
    }

    /** What a package says it is. */
    static String standards(PackageReader.Result result) {
        return result.standards().isEmpty()
                ? "no package we know"
                : String.join(" and ", result.standards());
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

    static long count(List<Diagnostic> findings, Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    private static String count(List<Diagnostic> findings, Severity severity, String word) {
        long count = count(findings, severity);
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
