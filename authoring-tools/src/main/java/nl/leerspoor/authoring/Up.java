package nl.leerspoor.authoring;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
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

    @Option(
            names = "--stop-when-ready",
            hidden = true,
            description = "Start, then stop: the launcher makes the class archive with it.")
    private boolean stopWhenReady;

    /** For picocli. */
    Up() {}

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> flags = new TreeMap<>();
        given("http.port", port, flags);
        given("dataDir", data, flags);
        given("database.url", database, flags);
        given("lrs.key", lrsKey, flags);
        given("lrs.secret", lrsSecret, flags);
        given("lrs.defaultVersion", defaultXapiVersion, flags);
        given("courses", course, flags);
        // The engine is named in a class of its own: picocli looks at the methods of this one for
        // every command, and `build` must not load the server (house 2).
        return RunEngine.untilStopped(
                config,
                flags,
                stopWhenReady,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }

    private static void given(String key, @Nullable Object value, Map<String, String> flags) {
        if (value != null) {
            flags.put(key, value.toString());
        }
    }
}
