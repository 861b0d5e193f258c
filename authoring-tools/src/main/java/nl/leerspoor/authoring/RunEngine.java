package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.engine.EngineServer;
import nl.leerspoor.engine.StartFailure;

/** Starts the engine and stays with it; the only class of the command that knows the server. */
final class RunEngine {
    private RunEngine() {}

    /**
     * Runs the engine until the process is told to stop.
     *
     * @param file settings; need not exist
     * @param flags settings from the command line, by key
     * @param stopWhenReady stops as soon as it can be used
     * @return the exit code
     */
    static int untilStopped(
            Path file,
            Map<String, String> flags,
            boolean stopWhenReady,
            PrintWriter out,
            PrintWriter err)
            throws InterruptedException {
        try (EngineServer server = EngineServer.start(configuration(file, flags))) {
            if (stopWhenReady) {
                return 0;
            }
            server.closeOnShutdown();
            out.printf("%nLeerspoor is running. Stop it with Ctrl-C.%n%n");
            out.printf("  Learners and staff   %s%n", server.baseUri());
            out.printf("  xAPI endpoint        %s/xapi%n", server.baseUri());
            out.printf("  Health               %s/health%n%n", server.baseUri());
            server.firstLogins()
                    .ifPresentOrElse(
                            logins -> out.println(logins.text(server.baseUri().toString())),
                            () ->
                                    out.println(
                                            "The first log-ins were printed at the first start;"
                                                    + " they may still be in first-logins.txt in"
                                                    + " the data folder."));
            server.join();
            return 0;
        } catch (StartFailure failure) {
            err.println("leerspoor: " + failure.sentence());
            return StartFailure.EXIT_CODE;
        }
    }

    /** D-31: defaults, then the file, then the environment, then the command line. */
    private static EngineConfig configuration(Path file, Map<String, String> flags) {
        EngineConfig read = EngineConfig.read(file, System.getenv(), flags);
        return read.courses().isEmpty() ? read.withCourses(List.of(referenceCourse())) : read;
    }

    /** The reference course: in the checkout the launcher stands in, else in the jar itself. */
    private static Path referenceCourse() {
        String home = System.getProperty("leerspoor.home");
        if (home != null) {
            Path inCheckout = Path.of(home, "packages", "beter-met-babys");
            if (Files.isDirectory(inCheckout)) {
                return inCheckout;
            }
        }
        URL inJar = Up.class.getResource("/courses/beter-met-babys/course.yaml");
        if (inJar == null) {
            throw new StartFailure("There is no course to serve. Name one with --course <folder>.");
        }
        try {
            URI address = inJar.toURI();
            if ("jar".equals(address.getScheme())) {
                try {
                    FileSystems.newFileSystem(address, Map.of());
                } catch (FileSystemAlreadyExistsException open) {
                    // as good as ours
                }
            }
            return Objects.requireNonNull(Path.of(address).getParent());
        } catch (URISyntaxException | IOException e) {
            throw new StartFailure("The reference course in the jar cannot be read: " + e);
        }
    }
}
