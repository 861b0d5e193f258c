package nl.leerspoor.authoring;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leerspoor retention}: takes away what has been kept long enough (D-12). */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = "Takes away what has been kept long enough; docs/privacy.md has examples.",
        subcommands = RetentionCommand.Run.class)
final class RetentionCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    /** For picocli. */
    RetentionCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What retention looks for, as typed. */
    static final class Terms {
        @Option(
                names = "--older-than",
                required = true,
                paramLabel = "<term>",
                description = "By the time it was stored: 730d, 24m (months) or 2y.")
        String olderThan = "";

        @Option(names = "--verb", paramLabel = "<IRI>", description = "Only with this verb.")
        @Nullable String verb;

        @Option(
                names = "--activity",
                paramLabel = "<IRI>",
                description = "Only about this activity, or with it in the context.")
        @Nullable String activity;

        @Option(
                names = "--agent",
                paramLabel = "<agent>",
                description = "Only what mentions this agent.")
        @Nullable String agent;

        @Option(
                names = "--registration",
                paramLabel = "<id>",
                description = "Only of this registration.")
        @Nullable UUID registration;

        /** For picocli. */
        Terms() {}
    }

    /** {@code leerspoor retention run}. */
    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description =
                    "Takes away the content of every statement stored before a moment, of which"
                            + " everything else given is true too. Hashes stay.")
    static final class Run implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();
        @Mixin private MandateOptions mandate = new MandateOptions();

        @Mixin private Terms terms = new Terms();

        /** For picocli. */
        Run() {}

        @Override
        public Integer call() {
            return RunErasure.retention(store, mandate, terms, spec.commandLine().getOut());
        }
    }
}
