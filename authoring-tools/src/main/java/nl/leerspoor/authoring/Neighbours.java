package nl.leerspoor.authoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor neighbours}: other LRSs and webhooks, on the database directly. */
@Command(
        name = "neighbours",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "<action>",
        commandListHeading = "%nActions:%n",
        description = {
            "Forwards statements to other LRSs, pulls from them, and posts to webhooks.",
            "",
            "Works on the database; a running engine follows within seconds. An H2 database is open"
                    + " to one process only: stop the engine first."
        })
final class Neighbours implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private StoreOptions store = new StoreOptions();

    /** For picocli. */
    Neighbours() {}

    /** Which statements; plain text, because picocli loads what these fields are made of. */
    static final class Filter {
        @Option(
                names = "--verb",
                paramLabel = "<iri>",
                description = "Only statements with this verb; may be given more than once.")
        List<String> verbs = new ArrayList<>();

        @Option(
                names = "--activity-prefix",
                paramLabel = "<iri>",
                description = "Only about activities that begin so, or are grouped under one.")
        @Nullable String activityPrefix;

        @Option(
                names = "--agent",
                paramLabel = "<agent>",
                description = "Only about this agent: JSON, or mailto:….")
        @Nullable String agent;

        @Option(
                names = "--registration",
                paramLabel = "<uuid>",
                description = "Only of this registration.")
        @Nullable String registration;

        @Option(
                names = "--from-now",
                description = "Leave out what is there now. Default: from the first on.")
        boolean fromNow;

        /** For picocli. */
        Filter() {}
    }

    /** What every neighbour has. */
    static final class Target {
        @Parameters(index = "0", paramLabel = "<name>", description = "A name of your own.")
        String name = "";

        @Parameters(
                index = "1",
                paramLabel = "<address>",
                description = "Its xAPI endpoint, or where a webhook posts to.")
        String address = "";

        @Option(
                names = "--secret",
                paramLabel = "<secret>",
                description =
                        "The secret; other users of this machine can see it in the process list.")
        private @Nullable String secret;

        @Option(
                names = "--secret-file",
                paramLabel = "<file>",
                description = "A file whose first line is the secret.")
        private @Nullable Path secretFile;

        @Mixin Filter filter = new Filter();

        /** For picocli. */
        Target() {}

        /** A password, or the key of signatures; null when none was given. */
        @Nullable String secret() throws IOException {
            if (secretFile == null) {
                return secret;
            }
            return Files.readAllLines(secretFile, StandardCharsets.UTF_8).stream()
                    .findFirst()
                    .orElseThrow(() -> new UserError(secretFile + " is empty"));
        }
    }

    /** How one logs in to another LRS. */
    static final class LogIn {
        @Option(names = "--key", paramLabel = "<key>", required = true, description = "Its key.")
        String key = "";

        @Option(
                names = "--xapi-version",
                defaultValue = "1.0.3",
                paramLabel = "<version>",
                description = "1.0.3 (default) or 2.0.")
        String version = "";

        /** For picocli. */
        LogIn() {}
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows every neighbour and how it goes.")
    int list() {
        return open().list();
    }

    @Command(
            name = "add-forward",
            mixinStandardHelpOptions = true,
            description = "Sends statements to another LRS, in order, at least once.")
    int addForward(
            @Mixin Target target,
            @Mixin LogIn logIn,
            @Option(
                            names = "--batch",
                            defaultValue = "50",
                            paramLabel = "<n>",
                            description = "Most statements in one request. Default: 50.")
                    int batch)
            throws IOException {
        return open().addForward(target, logIn, batch);
    }

    @Command(
            name = "add-pull",
            mixinStandardHelpOptions = true,
            description = "Takes statements from another LRS.")
    int addPull(
            @Mixin Target target,
            @Mixin LogIn logIn,
            @Option(
                            names = "--page",
                            defaultValue = "100",
                            paramLabel = "<n>",
                            description = "Most statements asked for at once. Default: 100.")
                    int page,
            @Option(
                            names = "--every",
                            defaultValue = "60",
                            paramLabel = "<seconds>",
                            description = "Pause when there is nothing more. Default: 60.")
                    int every,
            @Option(
                            names = "--lag",
                            defaultValue = "60",
                            paramLabel = "<seconds>",
                            description =
                                    "How old a statement must be to count as settled when the other"
                                            + " does not say. Default: 60.")
                    int lag)
            throws IOException {
        return open().addPull(target, logIn, page, every, lag);
    }

    @Command(
            name = "add-webhook",
            mixinStandardHelpOptions = true,
            description = {
                "Posts signed events to a program of yours.",
                "Without a secret one is made, and shown once."
            })
    int addWebhook(
            @Mixin Target target,
            @Option(
                            names = "--full",
                            description = "Send whole statements, personal data included.")
                    boolean full,
            @Option(
                            names = "--batch",
                            defaultValue = "50",
                            paramLabel = "<n>",
                            description = "Most statements in one event. Default: 50.")
                    int batch,
            @Option(
                            names = "--tries",
                            defaultValue = "15",
                            paramLabel = "<n>",
                            description = "Tries before an event is set aside. Default: 15.")
                    int tries)
            throws IOException {
        return open().addWebhook(target, full, batch, tries);
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Stops working on a neighbour.")
    int pause(@Parameters(paramLabel = "<name>") String name) {
        return open().pause(name);
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Goes on with a neighbour from where it was.")
    int resume(@Parameters(paramLabel = "<name>") String name) {
        return open().resume(name);
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Removes a neighbour and its dead letters.")
    int remove(@Parameters(paramLabel = "<name>") String name) {
        return open().remove(name);
    }

    @Command(
            name = "dead-letters",
            mixinStandardHelpOptions = true,
            description = "Shows what was refused for good.")
    int deadLetters(@Parameters(paramLabel = "<name>") String name) {
        return open().deadLetters(name);
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Tries dead letters again, all or these.")
    int replay(
            @Parameters(paramLabel = "<name>") String name,
            @Parameters(paramLabel = "<id>", arity = "0..*") @Nullable List<String> ids) {
        return open().replay(name, ids == null ? List.of() : ids);
    }

    @Command(name = "drop", mixinStandardHelpOptions = true, description = "Forgets dead letters.")
    int drop(
            @Parameters(paramLabel = "<name>") String name,
            @Parameters(paramLabel = "<id>", arity = "1..*") List<String> ids) {
        return open().drop(name, ids);
    }

    // A class of its own, for the reason given in Up.
    private RunNeighbours open() {
        return new RunNeighbours(store, spec.commandLine().getOut());
    }
}
