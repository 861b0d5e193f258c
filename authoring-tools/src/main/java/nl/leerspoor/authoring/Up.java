package nl.leerspoor.authoring;

import java.nio.file.Path;
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

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "<dir>",
            defaultValue = "data",
            description = "Where everything is kept. Default: ${DEFAULT-VALUE}.")
    private Path data = Path.of("data");

    @Option(
            names = "--database",
            paramLabel = "<jdbc url>",
            description = "Use this PostgreSQL database instead of the one in --data.")
    private @Nullable String database;

    @Option(
            names = "--lrs-key",
            paramLabel = "<key>",
            defaultValue = "${env:LEERSPOOR_LRS_KEY}",
            description = "Key of a client of the LRS; or the environment's LEERSPOOR_LRS_KEY.")
    private @Nullable String lrsKey;

    @Option(
            names = "--lrs-secret",
            paramLabel = "<secret>",
            defaultValue = "${env:LEERSPOOR_LRS_SECRET}",
            description = "Secret of that client; or the environment's LEERSPOOR_LRS_SECRET.")
    private @Nullable String lrsSecret;

    @Option(
            names = "--default-xapi-version",
            paramLabel = "<version>",
            defaultValue = "1.0.3",
            description =
                    "Version that answers to requests without one announce. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String defaultXapiVersion = "1.0.3";

    @Option(
            names = "--course",
            paramLabel = "<folder>",
            description = "A course to serve. Default: the reference course.")
    private @Nullable Path course;

    /** For picocli. */
    Up() {}

    @Override
    public Integer call() {
        // MERGE: call nl.leerspoor.engine.EngineServer.start(EngineConfig) here with the options
        // above, and wait for SIGTERM. Nothing else in this module may name the server: `build`
        // must not load it (house 2).
        throw new UserError(
                "this build has no engine yet (asked for port "
                        + port
                        + ", data in "
                        + data
                        + ", database "
                        + (database == null ? "embedded" : "given")
                        + ", LRS client "
                        + (lrsKey == null || lrsSecret == null ? "none" : lrsKey)
                        + ", xAPI "
                        + defaultXapiVersion
                        + ", course "
                        + (course == null ? "reference" : course)
                        + "); "
                        + spec.name());
    }
}
