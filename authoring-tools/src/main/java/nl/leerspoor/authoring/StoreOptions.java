package nl.leerspoor.authoring;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store a command works on: the same options as {@code up}. */
final class StoreOptions {
    @Option(
            names = "--data",
            paramLabel = "<dir>",
            description = "Where everything is kept. Default: data.")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "<jdbc url>",
            description = "The PostgreSQL database used instead of the one in --data.")
    private @Nullable String database;

    @Option(
            names = "--config",
            paramLabel = "<file>",
            defaultValue = "leerspoor.yaml",
            description = "Settings beside these options; need not exist. Default: leerspoor.yaml.")
    private Path config = Path.of("leerspoor.yaml");

    @Option(
            names = "--tenant",
            paramLabel = "<name>",
            description = "Whose log. Default: the tenant of the settings.")
    private @Nullable String tenant;

    /** For picocli. */
    StoreOptions() {}

    Path config() {
        return config;
    }

    /** Settings from the command line, by key (D-31). */
    Map<String, String> flags() {
        Map<String, String> flags = new TreeMap<>();
        if (data != null) {
            flags.put("dataDir", data.toString());
        }
        if (database != null) {
            flags.put("database.url", database);
        }
        return flags;
    }

    @Nullable String tenant() {
        return tenant;
    }
}
