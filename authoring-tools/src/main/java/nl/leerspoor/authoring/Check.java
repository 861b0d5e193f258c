package nl.leerspoor.authoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Diagnostic;
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
            "Prints every finding as file:line:column with what to do. Ends with 1 when there is"
                    + " an error; warnings and notes do not stop a build."
        })
final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "<course>", description = "The course's folder, or a package (.zip).")
    private Path course = Path.of("");

    @Option(
            names = {"-q", "--quiet"},
            description = "Leave out the notes, such as units that are planned.")
    private boolean quiet;

    /** For picocli. */
    Check() {}

    @Override
    public Integer call() {
        if (Files.isRegularFile(course)) {
            return CheckPackage.print(course, !quiet, spec.commandLine().getOut());
        }
        List<Diagnostic> findings = CourseReader.read(course).diagnostics();
        Report.print(findings, !quiet, spec.commandLine().getOut());
        spec.commandLine().getOut().println(course + ": " + Report.summary(findings));
        return Report.hasErrors(findings) ? 1 : 0;
    }
}
