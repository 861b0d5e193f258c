package nl.leerspoor.authoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor actor}: answers a person's request about their data (D-12). */
@Command(
        name = "actor",
        mixinStandardHelpOptions = true,
        description = "Answers a person's request about their data; docs/privacy.md tells how.",
        subcommands = {
            ActorCommand.Export.class,
            ActorCommand.Pseudonymise.class,
            ActorCommand.Erase.class
        })
final class ActorCommand implements Runnable {
    private static final String AGENT =
            "The person: mailto:anna@example.com, or an agent in JSON. One identity at a time.";

    @Spec private CommandSpec spec = CommandSpec.create();

    /** For picocli. */
    ActorCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    // The store is named in RunErasure only: `build` must not load the server (house 2).

    /** {@code leerspoor actor export}. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes everything kept about a person into a zip (right of access).")
    static final class Export implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();

        @Parameters(paramLabel = "<agent>", description = AGENT)
        private String agent = "";

        @Option(
                names = "--out",
                required = true,
                paramLabel = "<file>",
                description = "The zip; must not exist.")
        private Path out = Path.of("");

        /** For picocli. */
        Export() {}

        @Override
        public Integer call() throws IOException {
            return RunErasure.export(store, agent, out, spec.commandLine().getOut());
        }
    }

    /** {@code leerspoor actor pseudonymise}. */
    @Command(
            name = "pseudonymise",
            mixinStandardHelpOptions = true,
            description = {
                "Replaces a person in every statement by a new random account, and removes their"
                        + " names, documents and attachments.",
                "",
                "Free text is not read: where it may name the person, erase."
            })
    static final class Pseudonymise implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();
        @Mixin private MandateOptions mandate = new MandateOptions();

        @Parameters(paramLabel = "<agent>", description = AGENT)
        private String agent = "";

        /** For picocli. */
        Pseudonymise() {}

        @Override
        public Integer call() {
            return RunErasure.actor(store, mandate, agent, true, spec.commandLine().getOut());
        }
    }

    /** {@code leerspoor actor erase}. */
    @Command(
            name = "erase",
            mixinStandardHelpOptions = true,
            description =
                    "Takes away the content of every statement that mentions a person, and their"
                            + " documents. Hashes stay, so that the ledger still holds.")
    static final class Erase implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();
        @Mixin private MandateOptions mandate = new MandateOptions();

        @Parameters(paramLabel = "<agent>", description = AGENT)
        private String agent = "";

        /** For picocli. */
        Erase() {}

        @Override
        public Integer call() {
            return RunErasure.actor(store, mandate, agent, false, spec.commandLine().getOut());
        }
    }
}
