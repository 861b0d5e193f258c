package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.GuideKind;
import nl.leerspoor.engine.course.GuideText;
import nl.leerspoor.engine.guide.GuidePdf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor guide}: makes the guides of a course as PDF. */
@Command(
        name = "guide",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the guides of a course as PDF: one for the participant (gids/studiegids.md), one"
                    + " for assessors and the exam committee (gids/examinering.md).",
            "",
            "Lines such as {{studielast}} are filled from the plan, so that no figure is typed"
                    + " twice. The same sources give the same bytes.",
            ""
        },
        footer = {"", "Example:", "  leerspoor guide packages/beter-met-babys --out dist"})
final class Guide implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "<course>", description = "The course's folder.")
    private Path course = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "<dir>",
            description = "Where the PDFs go; made when it is not there.")
    private Path out = Path.of("");

    /** For picocli. */
    Guide() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        CourseBuild.wantFolder(out);
        CourseReader.Result result = CourseReader.read(course);
        Report.print(result.diagnostics(), false, console);
        Course read = result.course();
        if (read == null) {
            console.println(
                    course + ": " + Report.summary(result.diagnostics()) + "; nothing was made");
            return 1;
        }
        if (result.guides().isEmpty()) {
            throw new UserError(
                    course
                            + " has no text for a guide; write "
                            + Stream.of(GuideKind.values())
                                    .map(GuideKind::file)
                                    .collect(Collectors.joining(" or "))
                            + " (leerspoor new makes a course with both, to start from)");
        }
        Files.createDirectories(out);
        for (GuideText text : result.guides()) {
            GuidePdf pdf = GuidePdf.of(read, text);
            Path file = out.resolve(text.kind().pdfName(read));
            Files.write(file, pdf.bytes());
            console.println(file + ": " + pdf.pages() + (pdf.pages() == 1 ? " page" : " pages"));
        }
        return 0;
    }
}
