package nl.leerspoor.authoring;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the settings and the data are: the same for whoever serves and whoever administers. */
class SettingsOptions {
    @Option(
            names = "--data",
            paramLabel = "<dir>",
            scope = ScopeType.INHERIT,
            description = "Where everything is kept. Default: data.")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "<jdbc url>",
            scope = ScopeType.INHERIT,
            description = "The PostgreSQL database used instead of the one in --data.")
    private @Nullable String database;

    @Option(
            names = "--config",
            paramLabel = "<file>",
            scope = ScopeType.INHERIT,
            defaultValue = "leerspoor.yaml",
            description =
                    "Settings beside these options; need not exist. Default: ${DEFAULT-VALUE}.")
    private Path config = Path.of("leerspoor.yaml");

    /** For picocli. */
    SettingsOptions() {}

    final Path config() {
        return config;
    }

    /** Settings from the command line, by key (D-31). */
    Map<String, String> flags() {
        Map<String, String> flags = new TreeMap<>();
        given("dataDir", data, flags);
        given("database.url", database, flags);
        return flags;
    }

    /** Puts what was typed among the flags. */
    static void given(String key, @Nullable Object value, Map<String, String> flags) {
        if (value != null) {
            flags.put(key, value.toString());
        }
    }
}
