package nl.leerspoor.authoring;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code leerspoor} command. Exit codes: 0 fine, 1 something must be mended, 2 wrong usage. */
@Command(
        name = "leerspoor",
        mixinStandardHelpOptions = true,
        versionProvider = Leerspoor.Version.class,
        synopsisSubcommandLabel = "<command>",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        description = {
            "",
            "Turns a course written in plain files into packages for any LMS, and runs the engine"
                    + " that records how it is learned."
        },
        footer = {"", "More about one command: leerspoor help <command>"},
        subcommands = {
            New.class,
            Check.class,
            Build.class,
            Guide.class,
            Questions.class,
            Preview.class,
            Up.class,
            LrsAlone.class,
            Credentials.class,
            Bench.class,
            Neighbours.class,
            LedgerCommand.class,
            ActorCommand.class,
            RetentionCommand.class,
            Transfer.Export.class,
            Transfer.Import.class,
            CommandLine.HelpCommand.class
        })
public final class Leerspoor implements Runnable {
    @Spec private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show where in the program an error comes from.")
    private boolean debug;

    /** For picocli. */
    Leerspoor() {
        spec = CommandSpec.create(); // replaced by picocli
    }

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param args as typed
     */
    public static void main(String[] args) {
        System.exit(run(console(System.out), console(System.err), args));
    }

    /** Findings quote course texts: UTF-8, whatever locale a container happens to have. */
    private static PrintWriter console(PrintStream stream) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        Charset charset =
                windows
                        ? Charset.forName(System.getProperty("native.encoding", "UTF-8"))
                        : StandardCharsets.UTF_8;
        return new PrintWriter(stream, true, charset);
    }

    /**
     * Runs the command within a process.
     *
     * @param out for results
     * @param err for what went wrong
     * @param args as typed
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        Leerspoor root = new Leerspoor();
        CommandLine line = new CommandLine(root);
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(
                (e, command, parsed) -> {
                    if (root.debug) {
                        e.printStackTrace(err);
                    } else {
                        err.println("leerspoor: " + explain(e));
                    }
                    return 1;
                });
        return line.execute(args);
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** One sentence for whoever typed the command. */
    private static String explain(Exception e) {
        if (e instanceof UserError || e instanceof BindException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (e instanceof FileSystemException system) {
            String reason = system.getReason();
            return system.getFile() + ": " + (reason == null ? "not found" : reason);
        }
        if (e instanceof java.io.IOException) {
            return String.valueOf(e.getMessage());
        }
        return "this is a mistake of ours, not yours: " + e + " (add --debug for the place)";
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Leerspoor.class.getPackage().getImplementationVersion();
            return new String[] {
                "leerspoor " + (version == null ? "(built from sources)" : version),
                "Java " + Runtime.version() + ", " + System.getProperty("os.name")
            };
        }
    }
}
