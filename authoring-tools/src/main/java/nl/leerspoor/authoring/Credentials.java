package nl.leerspoor.authoring;

import java.util.ArrayList;
import java.util.List;
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

    /** What a credential is narrowed to, as typed. */
    static final class Narrowing {
        @Option(
                names = "--activity",
                paramLabel = "<iri>",
                description =
                        "Only about this activity, or with * at the end about all that begin so;"
                                + " may be repeated.")
        List<String> activities = new ArrayList<>();

        @Option(
                names = "--actor",
                paramLabel = "<mailto:…|homePage|name>",
                description =
                        "Only of this actor: a mailto address, or home page and account name with a"
                                + " bar between; may be repeated.")
        List<String> actors = new ArrayList<>();

        @Option(
                names = "--registration",
                paramLabel = "<uuid>",
                description = "Only with this registration.")
        @Nullable String registration;

        @Option(names = "--own-only", description = "Reads its own statements only.")
        boolean ownOnly;

        @Option(names = "--may-void", description = "May void statements, also of others (D-9).")
        boolean mayVoid;

        @Option(
                names = "--per-minute",
                paramLabel = "<requests>",
                description = "At most so many requests a minute. Default: no limit.")
        int perMinute;

        @Option(
                names = "--expires",
                paramLabel = "<time>",
                description = "Refused from then on, UTC: 2027-01-31T00:00:00Z.")
        @Nullable String expires;

        /** For picocli. */
        Narrowing() {}
    }

    // The store is named in RunCredentials only, for the reason given in Up.

    /** {@code leerspoor credentials list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows every credential of the tenant. Secrets are nowhere to be shown.")
    static final class Listing implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();

        @Option(names = "--all", description = "Revoked ones too.")
        private boolean all;

        /** For picocli. */
        Listing() {}

        @Override
        public Integer call() {
            return RunCredentials.list(store, all, spec.commandLine().getOut());
        }
    }

    /** {@code leerspoor credentials create}. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a key with a secret, which is printed once and kept nowhere.",
                "",
                "Scopes are those of xAPI, and admin for credentials and back-ups over HTTP."
            })
    static final class Create implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();

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

        @Mixin private Narrowing narrowing = new Narrowing();

        /** For picocli. */
        Create() {}

        @Override
        public Integer call() {
            return RunCredentials.create(
                    store, name, scopes, narrowing, spec.commandLine().getOut());
        }
    }

    /** {@code leerspoor credentials rotate}. */
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Gives a credential another secret; key, name and rights stay.")
    static final class Rotate implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();

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
            return RunCredentials.rotate(store, id, graceHours, spec.commandLine().getOut());
        }
    }

    /** {@code leerspoor credentials revoke}. */
    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Refuses a credential from now on; a running engine within 30 seconds.")
    static final class Revoke implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();
        @Mixin private StoreOptions store = new StoreOptions();

        @Parameters(paramLabel = "<id>", description = "Its id, or its key.")
        private String id = "";

        /** For picocli. */
        Revoke() {}

        @Override
        public Integer call() {
            return RunCredentials.revoke(store, id, spec.commandLine().getOut());
        }
    }
}
