package nl.leerspoor.authoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
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

    @Option(
            names = "--config",
            paramLabel = "<file>",
            scope = ScopeType.INHERIT,
            defaultValue = "leerspoor.yaml",
            description = "Settings; need not exist. Default: ${DEFAULT-VALUE}.")
    private Path config = Path.of("leerspoor.yaml");

    @Option(
            names = "--data",
            paramLabel = "<dir>",
            scope = ScopeType.INHERIT,
            description = "Where the data is kept. Default: data.")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "<jdbc url>",
            scope = ScopeType.INHERIT,
            description = "The PostgreSQL database, if it is not in --data.")
    private @Nullable String database;

    @Option(
            names = "--tenant",
            paramLabel = "<tenant>",
            scope = ScopeType.INHERIT,
            description = "Whose neighbours. Default: the tenant of the configuration.")
    private @Nullable String tenant;

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

    /** A password or key of signatures. */
    static final class Secret {
        @Option(
                names = "--secret",
                paramLabel = "<secret>",
                description =
                        "The secret; other users of this machine can see it in the process list.")
        @Nullable String text;

        @Option(
                names = "--secret-file",
                paramLabel = "<file>",
                description = "A file whose first line is the secret.")
        @Nullable Path file;

        /** For picocli. */
        Secret() {}

        @Nullable String read() throws IOException {
            if (file == null) {
                return text;
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .findFirst()
                    .orElseThrow(() -> new UserError(file + " is empty"));
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "list", description = "Shows every neighbour and how it goes.")
    int list() {
        return open().list();
    }

    @Command(
            name = "add-forward",
            description = "Sends statements to another LRS, in order, at least once.")
    int addForward(
            @Parameters(paramLabel = "<name>", description = "A name of your own.") String name,
            @Parameters(paramLabel = "<endpoint>", description = "Its xAPI endpoint.")
                    String endpoint,
            @Option(
                            names = "--key",
                            paramLabel = "<key>",
                            required = true,
                            description = "Its key.")
                    String key,
            @Mixin Secret secret,
            @Option(
                            names = "--xapi-version",
                            defaultValue = "1.0.3",
                            paramLabel = "<version>",
                            description = "1.0.3 (default) or 2.0.")
                    String version,
            @Option(
                            names = "--batch",
                            defaultValue = "50",
                            paramLabel = "<n>",
                            description = "Most statements in one request. Default: 50.")
                    int batch,
            @Mixin Filter filter)
            throws IOException {
        return open().addForward(name, endpoint, key, secret.read(), version, batch, filter);
    }

    @Command(name = "add-pull", description = "Takes statements from another LRS.")
    int addPull(
            @Parameters(paramLabel = "<name>", description = "A name of your own.") String name,
            @Parameters(paramLabel = "<endpoint>", description = "Its xAPI endpoint.")
                    String endpoint,
            @Option(
                            names = "--key",
                            paramLabel = "<key>",
                            required = true,
                            description = "Its key.")
                    String key,
            @Mixin Secret secret,
            @Option(
                            names = "--xapi-version",
                            defaultValue = "1.0.3",
                            paramLabel = "<version>",
                            description = "1.0.3 (default) or 2.0.")
                    String version,
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
                    int lag,
            @Mixin Filter filter)
            throws IOException {
        return open().addPull(
                        name, endpoint, key, secret.read(), version, page, every, lag, filter);
    }

    @Command(
            name = "add-webhook",
            description = {
                "Posts signed events to a program of yours.",
                "Without a secret one is made, and shown once."
            })
    int addWebhook(
            @Parameters(paramLabel = "<name>", description = "A name of your own.") String name,
            @Parameters(paramLabel = "<url>", description = "Where to post.") String url,
            @Mixin Secret secret,
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
                    int tries,
            @Mixin Filter filter)
            throws IOException {
        return open().addWebhook(name, url, secret.read(), full, batch, tries, filter);
    }

    @Command(name = "pause", description = "Stops working on a neighbour.")
    int pause(@Parameters(paramLabel = "<name>") String name) {
        return open().pause(name);
    }

    @Command(name = "resume", description = "Goes on with a neighbour from where it was.")
    int resume(@Parameters(paramLabel = "<name>") String name) {
        return open().resume(name);
    }

    @Command(name = "remove", description = "Removes a neighbour and its dead letters.")
    int remove(@Parameters(paramLabel = "<name>") String name) {
        return open().remove(name);
    }

    @Command(name = "dead-letters", description = "Shows what was refused for good.")
    int deadLetters(@Parameters(paramLabel = "<name>") String name) {
        return open().deadLetters(name);
    }

    @Command(name = "replay", description = "Tries dead letters again, all or these.")
    int replay(
            @Parameters(paramLabel = "<name>") String name,
            @Parameters(paramLabel = "<id>", arity = "0..*") @Nullable List<String> ids) {
        return open().replay(name, ids == null ? List.of() : ids);
    }

    @Command(name = "drop", description = "Forgets dead letters.")
    int drop(
            @Parameters(paramLabel = "<name>") String name,
            @Parameters(paramLabel = "<id>", arity = "1..*") List<String> ids) {
        return open().drop(name, ids);
    }

    // A class of its own, for the reason given in Up.
    private RunNeighbours open() {
        Map<String, String> flags = new TreeMap<>();
        if (data != null) {
            flags.put("dataDir", data.toString());
        }
        if (database != null) {
            flags.put("database.url", database);
        }
        return new RunNeighbours(config, flags, tenant, spec.commandLine().getOut());
    }
}
