package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.LrsAccess;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor preview}: shows a course while it is written. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = {
            "Shows a course in your browser while you write it, inside a simulated LMS: SCORM 1.2,"
                    + " cmi5 with an LRS, or none. Beside it stands what the course tells them.",
            "",
            "Save a file and the page reloads; what is wrong stands at the top of the page. Press"
                    + " Ctrl+C to stop."
        })
final class Preview implements Callable<Integer> {
    /** The formats that the preview has a host for. */
    static final Set<PackageFormat> FORMATS =
            EnumSet.of(PackageFormat.SCORM12, PackageFormat.CMI5, PackageFormat.WEB);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "<course>", description = "The course's folder.")
    private Path course = Path.of("");

    @Option(
            names = "--port",
            defaultValue = "8090",
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    /** For picocli. */
    Preview() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isDirectory(course)) {
            throw new UserError("there is no folder " + course);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (PreviewServer server = new PreviewServer(port, List.of());
                CourseWatcher watcher = new CourseWatcher(course)) {
            LrsAccess lrs = server.lrsAccess();
            show(server, lrs, out);
            out.println("Preview of " + course + " at " + server.uri() + "  (Ctrl+C stops)");
            while (watcher.awaitChange()) {
                show(server, lrs, out);
            }
        }
        return 0;
    }

    private void show(PreviewServer server, LrsAccess lrs, PrintWriter out) {
        long start = System.nanoTime();
        CourseReader.Result result = CourseReader.read(course);
        Course read = result.course();
        List<ContentPackage> packages =
                read == null || read.units().findAny().isEmpty()
                        ? List.of()
                        : ContentPackages.all(read, new SourceReader(course), FORMATS, lrs);
        server.show(packages, result.diagnostics());
        out.println(
                Report.summary(result.diagnostics())
                        + (read == null ? "; the last good version stays" : "")
                        + " ("
                        + Report.seconds(System.nanoTime() - start)
                        + ")");
    }
}
