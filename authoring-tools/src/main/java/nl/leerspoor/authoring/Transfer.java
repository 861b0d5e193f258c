package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor export} and {@code leerspoor import}: all that a tenant's LRS holds. */
final class Transfer {
    private Transfer() {}

    // The store is named in RunTransfer only, for the reason given in Up.

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
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();

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
            return RunTransfer.export(store, out, withCredentials, spec.commandLine().getOut());
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
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();

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

        /** For picocli. */
        Import() {}

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            return dryRun
                    ? RunTransfer.compare(store, file, withCredentials, out)
                    : RunTransfer.read(store, file, withCredentials, out);
        }
    }
}
