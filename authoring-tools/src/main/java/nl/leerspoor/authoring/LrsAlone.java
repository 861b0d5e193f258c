package nl.leerspoor.authoring;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code leerspoor lrs}: starts the LRS alone. */
@Command(
        name = "lrs",
        mixinStandardHelpOptions = true,
        description = {
            "Starts only the Learning Record Store: /xapi, /health, /metrics and /admin/lrs.",
            "",
            "The same database can be served by `leerspoor up` later, and the other way round."
        })
final class LrsAlone implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServerOptions server = new ServerOptions();

    /** For picocli. */
    LrsAlone() {}

    @Override
    public Integer call() throws InterruptedException {
        // A class of its own for the reason that Up gives.
        return RunLrs.untilStopped(
                server.config(),
                server.flags(),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
