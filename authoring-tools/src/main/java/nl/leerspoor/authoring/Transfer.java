package nl.leerspoor.authoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor export} and {@code leerspoor import}: all that a tenant's LRS holds. */
final class Transfer {
    private Transfer() {}

    /** Which database, as {@code up} has it. */
    static final class Where {
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
                names = "--config",
                paramLabel = "<file>",
                defaultValue = "leerspoor.yaml",
                description = "Settings of the engine; need not exist. Default: ${DEFAULT-VALUE}.")
        private Path config = Path.of("leerspoor.yaml");

        @Option(
                names = "--tenant",
                paramLabel = "<name>",
                description = "Whose data. Default: the tenant of the settings.")
        private @Nullable String tenant;

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        /** For picocli. */
        Where() {}

        /** Opens the database; the caller closes it. */
        RunTransfer open(boolean mayBeNew) {
            Map<String, String> flags = new TreeMap<>();
            if (data != null) {
                flags.put("dataDir", data.toString());
            }
            if (database != null) {
                flags.put("database.url", database);
            }
            return RunTransfer.open(config, flags, tenant, mayBeNew, spec.commandLine().getOut());
        }
    }

    /** {@code leerspoor export}. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Writes all that the LRS holds as lines of JSON (docs/export.md).",
                "",
                "It works on the database. PostgreSQL may be in use meanwhile; an H2 database is in"
                        + " use while the engine runs: stop it first."
            })
    static final class Export implements Callable<Integer> {
        @Mixin private Where where = new Where();

        @Option(
                names = "--out",
                required = true,
                paramLabel = "<file>",
                description = "Where to; must not exist. Ends it in .gz, it is compressed.")
        private Path out = Path.of("");

        @Option(
                names = "--with-credentials",
                description =
                        "Write keys, scopes and hashes of secrets too; keep the file as safe as"
                                + " the database.")
        private boolean withCredentials;

        /** For picocli. */
        Export() {}

        @Override
        public Integer call() throws IOException {
            RunTransfer.requireNew(out);
            try (RunTransfer transfer = where.open(false)) {
                return transfer.export(out, withCredentials);
            }
        }
    }

    /** {@code leerspoor import}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Adds what an export holds and is not there yet (docs/export.md).",
                "",
                "A file that is cut or was changed is refused, and nothing of it is added. What was"
                        + " broken off is completed by doing it once more. What is there stays as"
                        + " it is; when something else is in the place of what the file has, that"
                        + " is said and the exit code is 1."
            })
    static final class Import implements Callable<Integer> {
        @Mixin private Where where = new Where();

        @Parameters(paramLabel = "<file>", description = "An export, compressed or not.")
        private Path file = Path.of("");

        @Option(
                names = "--dry-run",
                description = "Check the file, say what is new, there or in conflict; add nothing.")
        private boolean dryRun;

        @Option(
                names = "--with-credentials",
                description =
                        "Add the credentials of the file too: whoever has their secrets gets in.")
        private boolean withCredentials;

        @Spec private CommandSpec spec = CommandSpec.create();

        /** For picocli. */
        Import() {}

        @Override
        public Integer call() throws IOException {
            if (!dryRun) {
                try (RunTransfer transfer = where.open(true)) {
                    return transfer.read(file, withCredentials);
                }
            }
            RunTransfer opened;
            try {
                opened = where.open(false);
            } catch (UserError e) {
                spec.commandLine().getOut().println("Compared with nothing: " + e.getMessage());
                return RunTransfer.check(file, spec.commandLine().getOut());
            }
            try (RunTransfer transfer = opened) {
                return transfer.compare(file, withCredentials);
            }
        }
    }
}
