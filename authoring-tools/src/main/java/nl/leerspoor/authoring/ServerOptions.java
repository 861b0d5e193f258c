package nl.leerspoor.authoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server is started: with the engine or the LRS alone. */
final class ServerOptions extends SettingsOptions {
    @Option(names = "--port", description = "Port to listen on; 0 takes a free one. Default: 8080.")
    private @Nullable Integer port;

    @Option(
            names = {"--lrs-key", "--key"},
            paramLabel = "<key>",
            description =
                    "Key of a client of the LRS that may do everything; or LEERSPOOR_LRS__KEY in the"
                            + " environment.")
    private @Nullable String key;

    @Option(
            names = {"--lrs-secret", "--secret"},
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

    /** For picocli. */
    ServerOptions() {}

    @Override
    Map<String, String> flags() {
        Map<String, String> flags = super.flags();
        given("http.port", port, flags);
        given("lrs.key", key, flags);
        given("lrs.secret", secret, flags);
        given("lrs.defaultVersion", defaultXapiVersion, flags);
        return flags;
    }
}
