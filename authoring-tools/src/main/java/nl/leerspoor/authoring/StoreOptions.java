package nl.leerspoor.authoring;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which store a command works on, and for whom. */
final class StoreOptions extends SettingsOptions {
    @Option(
            names = "--tenant",
            paramLabel = "<name>",
            scope = ScopeType.INHERIT,
            description = "Whose data. Default: the tenant of the settings.")
    private @Nullable String tenant;

    /** For picocli. */
    StoreOptions() {}

    @Nullable String tenant() {
        return tenant;
    }
}
