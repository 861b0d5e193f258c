package nl.leerspoor.engine;

import jakarta.servlet.Servlet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.OneTimeLinks;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.participant.StaffAccounts;
import nl.leerspoor.engine.progress.ProgressFollower;
import nl.leerspoor.engine.progress.ProgressStore;
import nl.leerspoor.lrs.Lrs;
import org.glassfish.jersey.servlet.ServletContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running Leerspoor: all the wiring, read top to bottom (house 12). */
public final class EngineServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineServer.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final String baseUrl;
    private final Optional<FirstLogins> firstLogins;

    /**
     * Opens everything and serves.
     *
     * @param config complete
     * @return running; the caller closes it
     * @throws StartFailure when the operator can do something about it
     */
    public static EngineServer start(EngineConfig config) {
        return start(config, Clock.systemUTC());
    }

    /**
     * Opens everything and serves, by another clock.
     *
     * @param config complete
     * @param clock tells the time everywhere in the engine
     * @return running; the caller closes it
     * @throws StartFailure when the operator can do something about it
     */
    public static EngineServer start(EngineConfig config, Clock clock) {
        return new EngineServer(config, clock);
    }

    /**
     * Opens the store alone, for commands that work on it without the engine.
     *
     * @param config complete
     * @param clock tells the time
     * @param instead what can be done beside stopping whoever has the database: ends the sentence
     *     "Stop that one first, or …"
     * @return open; the caller closes it
     * @throws StartFailure when it is in use by an engine, or the database does not answer
     */
    public static Lrs openLrs(EngineConfig config, Clock clock, String instead) {
        LrsParts.createDirectory(config.dataDir());
        return LrsParts.orLocked(config, instead, () -> Lrs.open(config.lrsConfig(), clock));
    }

    // Everything opened so far is closed again when something fails half way.
    @SuppressWarnings("ThisEscapedInObjectConstruction")
    private EngineServer(EngineConfig config, Clock clock) {
        LrsParts.logging(config);
        try {
            JettyServer http =
                    opened(JettyServer.listen(config.http().host(), config.http().port()));
            baseUrl = config.http().address(http.port());
            CourseShelf shelf = CourseShelf.read(config.courses());
            LrsParts store = opened(new LrsParts(config, clock));
            Lrs lrs = store.lrs();
            Database database =
                    opened(
                            LrsParts.orLocked(
                                    config, LrsParts.ELSEWHERE, () -> openDatabase(config)));

            ProgressStore progress = new ProgressStore(database.sessions(), config.tenant());
            ProgressFollower follower =
                    opened(
                            new ProgressFollower(
                                    database.sessions(),
                                    lrs.statements(),
                                    progress,
                                    config.tenant(),
                                    shelf.courses().stream().map(Course::iri).toList()));
            EngineParts parts =
                    opened(new EngineParts(config, baseUrl, shelf, lrs, database, follower, clock));
            lrs.onAppend(
                    () -> {
                        follower.wake();
                        parts.wake();
                    });
            follower.start();
            parts.start();
            store.start();

            firstLogins = firstStart(config, shelf, lrs, database, clock);
            Map<String, Servlet> servlets = store.servlets(database::healthy);
            servlets.put("/*", new ServletContainer(parts.application()));
            http.serve(servlets);
            LOG.info("Leerspoor {} listens on {}", version(), baseUrl);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Where browsers find this engine.
     *
     * @return without a last slash
     */
    public URI baseUri() {
        return URI.create(baseUrl);
    }

    /**
     * What the very first start made, passwords included.
     *
     * @return empty at every later start
     */
    public Optional<FirstLogins> firstLogins() {
        return firstLogins;
    }

    /**
     * The version of this engine.
     *
     * @return from the jar; {@code development} outside one
     */
    public static String version() {
        String version = EngineServer.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Waits until the engine is closed. */
    public void join() throws InterruptedException {
        closed.await();
    }

    /** Finishes open requests, then closes what was opened, last first. */
    @Override
    public void close() {
        List<Exception> failures = new ArrayList<>();
        // The HTTP server was opened first, but must be the first to stop.
        if (!open.isEmpty()) {
            closeOne(open.removeFirst(), failures);
        }
        while (!open.isEmpty()) {
            closeOne(open.removeLast(), failures);
        }
        failures.forEach(failure -> LOG.warn("did not close cleanly", failure));
        closed.countDown();
    }

    /**
     * Runs an engine until the process is asked to stop.
     *
     * @param arguments {@code [leerspoor.yaml] [--key=value …]}
     */
    public static void main(String[] arguments) throws InterruptedException {
        Path file = Path.of("leerspoor.yaml");
        Map<String, String> flags = new java.util.TreeMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--") && argument.contains("=")) {
                int equals = argument.indexOf('=');
                flags.put(argument.substring(2, equals), argument.substring(equals + 1));
            } else {
                file = Path.of(argument);
            }
        }
        try {
            EngineServer server = start(EngineConfig.read(file, System.getenv(), flags));
            server.closeOnShutdown();
            server.firstLogins()
                    .ifPresent(logins -> System.out.println(logins.text(server.baseUrl)));
            server.join();
        } catch (StartFailure e) {
            System.err.println(e.sentence());
            System.exit(StartFailure.EXIT_CODE);
        }
    }

    /** Closes this engine when the process gets SIGTERM or Ctrl-C, after open requests. */
    public void closeOnShutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.addLast(part);
        return part;
    }

    private static void closeOne(AutoCloseable part, List<Exception> failures) {
        try {
            part.close();
        } catch (Exception e) {
            failures.add(e);
        }
    }

    private static Database openDatabase(EngineConfig config) {
        return Database.open(
                config.jdbcUrl(),
                config.database().user(),
                config.database().password(),
                EngineParts.rows());
    }

    private Optional<FirstLogins> firstStart(
            EngineConfig config, CourseShelf shelf, Lrs lrs, Database database, Clock clock) {
        String tenant = config.tenant();
        return new FirstStart(
                        new StaffAccounts(database.sessions(), tenant, clock),
                        new Participants(database.sessions(), tenant, clock),
                        new Registrations(database.sessions(), tenant, baseUrl, clock),
                        new OneTimeLinks(database.sessions(), tenant, clock),
                        lrs.credentials(),
                        shelf,
                        clock)
                .run(tenant, baseUrl, config.dataDir());
    }
}
