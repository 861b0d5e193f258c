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

/** {@code leerspoor lrs}: starts the LRS alone. */
@Command(
        name = "lrs",
        mixinStandardHelpOptions = true,
        description = {
            "Starts only the Learning Record Store: /xapi, /health, /metrics and /admin/lrs.",
            "",
            "The same database can be served by `leerspoor up` later, and the other way round."
        })
final class LrsAlone implements Callable<Integer> {
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
            names = "--key",
            paramLabel = "<key>",
            description =
                    "Key of a client that may do everything; or LEERSPOOR_LRS__KEY in the"
                            + " environment.")
    private @Nullable String key;

    @Option(
            names = "--secret",
            paramLabel = "<secret>",
            description =
                    "Secret of that client; or LEERSPOOR_LRS__SECRET in the environment, where other"
                            + " users of this machine cannot read it.")
    private @Nullable String secret;

    @Option(
            names = "--default-xapi-version",
            paramLabel = "<version>",
            description =
                    "xAPI version that answers to requests without one announce. Default: 1.0.3.")
    private @Nullable String defaultXapiVersion;

    @Option(
            names = "--config",
            paramLabel = "<file>",
            defaultValue = "leerspoor.yaml",
            description =
                    "Settings beside these options; need not exist. Default: ${DEFAULT-VALUE}.")
    private Path config = Path.of("leerspoor.yaml");

    /** For picocli. */
    LrsAlone() {}

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> flags = new TreeMap<>();
        given("http.port", port, flags);
        given("dataDir", data, flags);
        given("database.url", database, flags);
        given("lrs.key", key, flags);
        given("lrs.secret", secret, flags);
        given("lrs.defaultVersion", defaultXapiVersion, flags);
        // A class of its own for the reason that Up gives.
        return RunLrs.untilStopped(
                config, flags, spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    private static void given(String name, @Nullable Object value, Map<String, String> flags) {
        if (value != null) {
            flags.put(name, value.toString());
        }
    }
}
