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
import java.util.TreeMap;
import java.util.concurrent.Callable;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.engine.EngineServer;
import nl.leerspoor.engine.StartFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leerspoor up}: starts the engine with its LRS. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the engine: learner pages, consoles and the LRS at /xapi.",
            "",
            "Without options it keeps everything in one folder and needs no database of yours."
        })
final class Up implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", description = "Port to listen on; 0 takes a free one. Default: 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "<dir>",
            description = "Where everything is kept. Default: data.")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "<jdbc url>",
            description = "Use this PostgreSQL database instead of the one in --data.")
    private @Nullable String database;

    @Option(
            names = "--lrs-key",
            paramLabel = "<key>",
            description =
                    "Key of a client of the LRS that may do everything; or LEERSPOOR_LRS__KEY in the"
                            + " environment.")
    private @Nullable String lrsKey;

    @Option(
            names = "--lrs-secret",
            paramLabel = "<secret>",
            description =
                    "Secret of that client; or LEERSPOOR_LRS__SECRET in the environment, where other"
                            + " users of this machine cannot read it.")
    private @Nullable String lrsSecret;

    @Option(
            names = "--default-xapi-version",
            paramLabel = "<version>",
            description =
                    "xAPI version that answers to requests without one announce. Default: 1.0.3.")
    private @Nullable String defaultXapiVersion;

    @Option(
            names = "--course",
            paramLabel = "<folder>",
            description = "A course to serve. Default: the reference course.")
    private @Nullable Path course;

    @Option(
            names = "--config",
            paramLabel = "<file>",
            defaultValue = "leerspoor.yaml",
            description =
                    "Settings beside these options; need not exist. Default: ${DEFAULT-VALUE}.")
    private Path config = Path.of("leerspoor.yaml");

    /** For picocli. */
    Up() {}

    @Override
    public Integer call() throws InterruptedException {
        try (EngineServer server = EngineServer.start(configuration())) {
            server.closeOnShutdown();
            PrintWriter out = spec.commandLine().getOut();
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
            spec.commandLine().getErr().println("leerspoor: " + failure.sentence());
            return StartFailure.EXIT_CODE;
        }
    }

    /** D-31: defaults, then the file, then the environment, then these options. */
    private EngineConfig configuration() {
        Map<String, String> flags = new TreeMap<>();
        given("http.port", port, flags);
        given("dataDir", data, flags);
        given("database.url", database, flags);
        given("lrs.key", lrsKey, flags);
        given("lrs.secret", lrsSecret, flags);
        given("lrs.defaultVersion", defaultXapiVersion, flags);
        given("courses", course, flags);
        EngineConfig read = EngineConfig.read(config, System.getenv(), flags);
        return read.courses().isEmpty() ? read.withCourses(List.of(referenceCourse())) : read;
    }

    private static void given(String key, @Nullable Object value, Map<String, String> flags) {
        if (value != null) {
            flags.put(key, value.toString());
        }
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
