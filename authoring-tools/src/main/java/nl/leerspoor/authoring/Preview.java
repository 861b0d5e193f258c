package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.LrsAccess;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import org.jspecify.annotations.Nullable;
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
                    + " SCORM 2004, cmi5, xAPI, or none. Beside it stands what it tells them.",
            "",
            "Save a file and the page reloads; what is wrong stands at the top of the page. Press"
                    + " Ctrl+C to stop."
        })
final class Preview implements Callable<Integer> {
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
            out.println(show(server, course));
            server.warmUp();
            out.println("Preview of " + course + " at " + server.uri() + "  (Ctrl+C stops)");
            while (watcher.awaitChange()) {
                out.println(show(server, course));
            }
        }
        return 0;
    }

    /** Reads the course again and shows what came out; says in a line how it went. */
    static String show(PreviewServer server, Path folder) {
        long start = System.nanoTime();
        CourseReader.Result result = CourseReader.read(folder);
        Course read = result.course();
        List<ContentPackage> packages;
        try {
            packages = read == null ? List.of() : packages(read, folder, server.lrsAccess());
        } catch (UncheckedIOException | NoSuchElementException e) {
            // A film is just being replaced: the change that ends it is the next one.
            return "a file went away while it was read; waiting for the next change";
        }
        server.show(packages, result.diagnostics());
        return Report.summary(result.diagnostics())
                + (read == null ? "; the last good version stays" : "")
                + " ("
                + Report.seconds(System.nanoTime() - start)
                + ")";
    }

    /** Every package of a course in every format; none while no unit is written. */
    static List<ContentPackage> packages(Course course, Path folder, @Nullable LrsAccess lrs) {
        return course.units().findAny().isEmpty()
                ? List.of()
                : ContentPackages.all(
                        course, new SourceReader(folder), EnumSet.allOf(PackageFormat.class), lrs);
    }
}
