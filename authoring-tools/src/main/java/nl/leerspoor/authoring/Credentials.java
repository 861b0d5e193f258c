package nl.leerspoor.authoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** {@code leerspoor credentials}: keys of the LRS, in the database itself. */
@Command(
        name = "credentials",
        mixinStandardHelpOptions = true,
        description = {
            "Lists, makes, rotates and revokes keys of the LRS.",
            "",
            "It works on the database. An H2 database is in use while the engine runs: ask the"
                    + " engine itself then, at /admin/lrs (docs/access.md)."
        },
        subcommands = {
            Credentials.Listing.class,
            Credentials.Create.class,
            Credentials.Rotate.class,
            Credentials.Revoke.class
        })
final class Credentials implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    /** For picocli. */
    Credentials() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

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
                description = "Whose credentials. Default: the tenant of the settings.")
        private @Nullable String tenant;

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        /** For picocli. */
        Where() {}

        /**
         * Opens the database; the caller closes it.
         *
         * @param mayBeNew false: a folder without a database is a mistake
         */
        RunCredentials open(boolean mayBeNew) {
            Map<String, String> flags = new TreeMap<>();
            if (data != null) {
                flags.put("dataDir", data.toString());
            }
            if (database != null) {
                flags.put("database.url", database);
            }
            return RunCredentials.open(
                    config, flags, tenant, mayBeNew, spec.commandLine().getOut());
        }
    }

    /** {@code leerspoor credentials list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows every credential of the tenant. Secrets are nowhere to be shown.")
    static final class Listing implements Callable<Integer> {
        @Mixin private Where where = new Where();

        @Option(names = "--all", description = "Revoked ones too.")
        private boolean all;

        /** For picocli. */
        Listing() {}

        @Override
        public Integer call() {
            try (RunCredentials credentials = where.open(false)) {
                return credentials.list(all);
            }
        }
    }

    /** {@code leerspoor credentials create}. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a key with a secret, which is printed once and kept nowhere.",
                "",
                "Scopes are those of xAPI, and admin for making credentials over HTTP."
            })
    static final class Create implements Callable<Integer> {
        @Mixin private Where where = new Where();

        @Option(
                names = "--name",
                required = true,
                paramLabel = "<name>",
                description = "Account name of the authority its statements get.")
        private String name = "";

        @Option(
                names = "--scope",
                required = true,
                split = ",",
                paramLabel = "<scope>",
                description =
                        "statements/write, statements/read/mine, statements/read, state, profile,"
                                + " define, all/read, all or admin; more than once, or with commas.")
        private List<String> scopes = new ArrayList<>();

        @Option(
                names = "--activity",
                paramLabel = "<iri>",
                description =
                        "Only about this activity, or with * at the end about all that begin so;"
                                + " may be repeated.")
        private List<String> activities = new ArrayList<>();

        @Option(
                names = "--actor",
                paramLabel = "<mailto:…|homePage|name>",
                description =
                        "Only of this actor: a mailto address, or home page and account name with a"
                                + " bar between; may be repeated.")
        private List<String> actors = new ArrayList<>();

        @Option(
                names = "--registration",
                paramLabel = "<uuid>",
                description = "Only with this registration.")
        private @Nullable String registration;

        @Option(names = "--own-only", description = "Reads its own statements only.")
        private boolean ownOnly;

        @Option(names = "--may-void", description = "May void statements, also of others (D-9).")
        private boolean mayVoid;

        @Option(
                names = "--per-minute",
                paramLabel = "<requests>",
                description = "At most so many requests a minute. Default: no limit.")
        private int perMinute;

        @Option(
                names = "--expires",
                paramLabel = "<time>",
                description = "Refused from then on, UTC: 2027-01-31T00:00:00Z.")
        private @Nullable String expires;

        /** For picocli. */
        Create() {}

        @Override
        public Integer call() {
            RunCredentials.Wanted wanted =
                    RunCredentials.wanted(
                            name,
                            scopes,
                            new RunCredentials.Narrowing(
                                    activities,
                                    actors,
                                    registration,
                                    ownOnly,
                                    mayVoid,
                                    perMinute,
                                    expires));
            try (RunCredentials credentials = where.open(true)) {
                return credentials.create(wanted);
            }
        }
    }

    /** {@code leerspoor credentials rotate}. */
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Gives a credential another secret; key, name and rights stay.")
    static final class Rotate implements Callable<Integer> {
        @Mixin private Where where = new Where();

        @Parameters(paramLabel = "<id>", description = "Its id, or its key.")
        private String id = "";

        @Option(
                names = "--grace-hours",
                paramLabel = "<hours>",
                defaultValue = "0",
                description =
                        "How long the old secret stays right, at most 720. Default:"
                                + " ${DEFAULT-VALUE}.")
        private int graceHours;

        /** For picocli. */
        Rotate() {}

        @Override
        public Integer call() {
            try (RunCredentials credentials = where.open(false)) {
                return credentials.rotate(id, graceHours);
            }
        }
    }

    /** {@code leerspoor credentials revoke}. */
    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Refuses a credential from now on; a running engine within 30 seconds.")
    static final class Revoke implements Callable<Integer> {
        @Mixin private Where where = new Where();

        @Parameters(paramLabel = "<id>", description = "Its id, or its key.")
        private String id = "";

        /** For picocli. */
        Revoke() {}

        @Override
        public Integer call() {
            try (RunCredentials credentials = where.open(false)) {
                return credentials.revoke(id);
            }
        }
    }
}
