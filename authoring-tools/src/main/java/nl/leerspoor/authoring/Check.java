package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.PackageReader;
import nl.leerspoor.engine.content.reading.PackageRule;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.Diagnostic.Severity;
import nl.leerspoor.engine.course.Rule;
import nl.leerspoor.engine.course.UnitFigures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor check}: says everything that is wrong, at once. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a course, or a SCORM, cmi5 or xAPI package of any maker as a strict LMS would.",
            "",
            "Prints every finding as file:line:column with what to do, and its rule in brackets."
                    + " Ends with 1 when there is an error; warnings and notes do not stop a build.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  leerspoor check packages/beter-met-babys --figures",
            "  leerspoor check packages/beter-met-babys --links",
            "  leerspoor check packages/beter-met-babys --format sarif > findings.sarif"
        })
final class Check implements Callable<Integer> {
    /** What comes out. */
    enum Format {
        TEXT,
        JSON,
        SARIF
    }

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "<course>", description = "The course's folder, or a package (.zip).")
    private Path course = Path.of("");

    @Option(
            names = {"-q", "--quiet"},
            description = "Leave out the notes, such as units that are planned.")
    private boolean quiet;

    @Option(names = "--strict", description = "Take every warning for an error.")
    private boolean strict;

    @Option(
            names = "--format",
            paramLabel = "<format>",
            description =
                    "text, json, or sarif (SARIF 2.1.0, which GitHub and editors show beside the"
                            + " lines). Default: text.")
    private Format format = Format.TEXT;

    @Option(
            names = "--figures",
            description = "Show words, study time, estimated time and readability of each unit.")
    private boolean figures;

    @Option(
            names = "--coverage",
            description = {
                "Show what serves and what tests each outcome and each goal of the sector: lessons,"
                        + " questions, assignments, lines of the workbook's rubrics, exam items by"
                        + " form."
            })
    private boolean coverage;

    @Option(
            names = "--links",
            description = {
                "Look up every web address and DOI of the course: gone, moved or no answer. Uses"
                        + " the network; nothing else in check does."
            })
    private boolean links;

    @Option(
            names = "--spelling",
            description = {
                "Look up every word in hunspell's dictionary of the course's language and in "
                        + Spelling.OWN_WORDS
                        + ", the course's own list."
            })
    private boolean spelling;

    @Option(
            names = "--on",
            paramLabel = "<date>",
            description =
                    "Check as on this day, to see which reviews and sources will be due by then."
                            + " Default: today.")
    private @Nullable LocalDate day;

    /** For picocli. */
    Check() {}

    @Override
    public Integer call() throws IOException {
        LocalDate today = day == null ? LocalDate.now(ZoneId.of("Europe/Amsterdam")) : day;
        Course read = null;
        List<Diagnostic> findings;
        String what = "";
        boolean isPackage = Files.isRegularFile(course);
        if (isPackage && (links || spelling)) {
            throw new UserError("--links and --spelling look at a course, not at a package");
        }
        if (isPackage) {
            PackageReader.Result result = PackageReader.read(course);
            findings = result.diagnostics();
            what = Report.standards(result) + ", " + result.sizes().size() + " files: ";
        } else {
            CourseReader.Result result = CourseReader.check(course, today);
            findings = links ? lookedUp(result) : result.diagnostics();
            if (spelling && result.course() != null) {
                findings =
                        Stream.concat(
                                        findings.stream(),
                                        Spelling.check(course, result.course().language()).stream())
                                .sorted(Diagnostic.BY_PLACE)
                                .toList();
            }
            read = result.course();
        }
        findings =
                findings.stream()
                        .map(finding -> strict ? Report.strict(finding) : finding)
                        .filter(finding -> !quiet || finding.severity() != Severity.NOTE)
                        .toList();
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> {
                Report.print(findings, true, out);
                if (figures && read != null) {
                    Report.figures(UnitFigures.of(read), out);
                }
                if (coverage && read != null) {
                    Report.coverage(read, out);
                }
                out.println(course + ": " + what + Report.summary(findings));
            }
            case JSON -> out.println(FindingsJson.write(course, today, findings, read));
            case SARIF ->
                    out.println(
                            Sarif.write(
                                    course,
                                    findings,
                                    isPackage
                                            ? List.of(PackageRule.values())
                                            : List.of(Rule.values())));
        }
        return Report.hasErrors(findings) ? 1 : 0;
    }

    private List<Diagnostic> lookedUp(CourseReader.Result result) {
        spec.commandLine()
                .getErr()
                .println("looking up " + LinkCheck.count(result.links()) + " web addresses…");
        return Stream.concat(
                        result.diagnostics().stream(),
                        new LinkCheck(PATIENCE).check(result.links()).stream())
                .sorted(Diagnostic.BY_PLACE)
                .toList();
    }
}
