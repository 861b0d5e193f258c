package nl.leerspoor.authoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor ledger}: shows that the log is what it was (D-11). */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "Shows that the log of statements is what it was; docs/ledger.md tells how.",
        subcommands = {
            LedgerCommand.Verify.class,
            LedgerCommand.Checkpoint.class,
            LedgerCommand.Prove.class
        })
final class LedgerCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    /** For picocli. */
    LedgerCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    // The store is named in a class of its own, RunLedger: picocli looks at the methods of these
    // for every command, and `build` must not load the server (house 2).

    /** {@code leerspoor ledger verify}. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Recomputes the whole log from the exact texts: hashes, order, index, voided flags"
                        + " and attachments. Exit code 1 when something is not as it was.",
                "",
                "With --bundle it verifies one evidence bundle instead, and needs no store."
            })
    static final class Verify implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();

        @Option(
                names = "--checkpoint",
                paramLabel = "<file>",
                description =
                        "A checkpoint kept elsewhere, which the log must continue. May be repeated.")
        private List<Path> checkpoints = List.of();

        @Option(
                names = "--bundle",
                paramLabel = "<file>",
                description = "Verify this evidence bundle.")
        private @Nullable Path bundle;

        @Option(
                names = "--key",
                paramLabel = "<verifier key>",
                description = "The key to trust for the bundle, from elsewhere than the bundle.")
        private @Nullable String key;

        /** For picocli. */
        Verify() {}

        @Override
        public Integer call() throws IOException {
            return bundle == null
                    ? RunLedger.verify(
                            store,
                            checkpoints,
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr())
                    : RunLedger.verify(bundle, key, spec.commandLine().getOut());
        }
    }

    /** {@code leerspoor ledger checkpoint}. */
    @Command(
            name = "checkpoint",
            mixinStandardHelpOptions = true,
            description = {
                "Signs what the log is now, and prints the note.",
                "",
                "Keep it where whoever can change the database cannot: only then it shows that no"
                        + " end was cut off."
            })
    static final class Checkpoint implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();

        @Option(
                names = "--out",
                paramLabel = "<file>",
                description = "Write the note to this file, and print the verifier key instead.")
        private @Nullable Path out;

        /** For picocli. */
        Checkpoint() {}

        @Override
        public Integer call() throws IOException {
            return RunLedger.checkpoint(store, out, spec.commandLine().getOut());
        }
    }

    /** {@code leerspoor ledger prove}. */
    @Command(
            name = "prove",
            mixinStandardHelpOptions = true,
            description =
                    "Writes the evidence bundle of a statement: exact text, salt, audit path,"
                            + " checkpoint.")
    static final class Prove implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();

        @Parameters(paramLabel = "<statement id>", description = "Which statement.")
        private UUID statement = new UUID(0, 0);

        @Option(
                names = "--out",
                required = true,
                paramLabel = "<file>",
                description = "Where the bundle is written.")
        private Path out = Path.of("");

        /** For picocli. */
        Prove() {}

        @Override
        public Integer call() throws IOException {
            return RunLedger.prove(store, statement, out, spec.commandLine().getOut());
        }
    }
}
