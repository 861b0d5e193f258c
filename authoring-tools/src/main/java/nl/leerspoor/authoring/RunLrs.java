package nl.leerspoor.authoring;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.engine.LrsServer;
import nl.leerspoor.engine.StartFailure;

/** Starts the LRS and stays with it; the only class of its command that knows the server. */
final class RunLrs {
    private RunLrs() {}

    /**
     * Runs the LRS until the process is told to stop.
     *
     * @param file settings; need not exist
     * @param flags settings from the command line, by key
     * @return the exit code
     */
    static int untilStopped(Path file, Map<String, String> flags, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        try {
            EngineConfig config = EngineConfig.read(file, System.getenv(), flags);
            try (LrsServer server = LrsServer.start(config)) {
                server.closeOnShutdown();
                out.printf("%nThe LRS is running. Stop it with Ctrl-C.%n%n");
                out.printf("  xAPI endpoint   %s/xapi%n", server.baseUri());
                out.printf("  Health          %s/health%n", server.baseUri());
                out.printf("  Metrics         %s/metrics%n%n", server.baseUri());
                if (config.lrs().key() == null) {
                    out.println(
                            "No --key and --secret were given: make a key with `leerspoor"
                                    + " credentials create` while it is stopped.");
                }
                server.join();
                return 0;
            }
        } catch (StartFailure failure) {
            err.println("leerspoor: " + failure.sentence());
            return StartFailure.EXIT_CODE;
        }
    }
}
