package nl.leerspoor.authoring;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leerspoor up}: starts the engine with its LRS. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the engine: learner pages, consoles and the LRS at /xapi.",
            "",
            "Without options it keeps everything in one folder and needs no database of yours."
        })
final class Up implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
            names = "--course",
            paramLabel = "<folder>",
            description = "A course to serve. Default: the reference course.")
    private @Nullable Path course;

    @Option(
            names = "--stop-when-ready",
            hidden = true,
            description = "Start, then stop: the launcher makes the class archive with it.")
    private boolean stopWhenReady;

    /** For picocli. */
    Up() {}

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> flags = server.flags();
        SettingsOptions.given("courses", course, flags);
        // The engine is named in a class of its own: picocli looks at the methods of this one for
        // every command, and `build` must not load the server (house 2).
        return RunEngine.untilStopped(
                server.config(),
                flags,
                stopWhenReady,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
