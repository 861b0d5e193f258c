package nl.leerspoor.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.OneTimeLinks;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.participant.StaffAccounts;
import nl.leerspoor.engine.profile.Trust;
import nl.leerspoor.engine.progress.ProgressFollower;
import nl.leerspoor.engine.progress.ProgressStore;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.neighbour.Neighbours;
import org.glassfish.jersey.servlet.ServletContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** A running Leerspoor: all the wiring, read top to bottom (house 12). */
public final class EngineServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineServer.class);
    private static final int H2_DATABASE_IN_USE = 90020;

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
     * @return open; the caller closes it
     * @throws StartFailure when it is in use by an engine, or the database does not answer
     */
    public static Lrs openLrs(EngineConfig config, Clock clock) {
        createDirectory(config.dataDir());
        return orLocked(config, () -> Lrs.open(config.lrsConfig(), clock));
    }

    // Everything opened so far is closed again when something fails half way.
    @SuppressWarnings("ThisEscapedInObjectConstruction")
    private EngineServer(EngineConfig config, Clock clock) {
        bridgeLogging();
        try {
            JettyServer http =
                    opened(JettyServer.listen(config.http().host(), config.http().port()));
            String address = config.http().baseUrl();
            baseUrl = address == null ? "http://localhost:" + http.port() : address;
            CourseShelf shelf = CourseShelf.read(config.courses());
            Lrs lrs = opened(openLrs(config, clock));
            Neighbours neighbours = opened(lrs.neighbours(config.neighbourConfig()));
            Database database = opened(orLocked(config, () -> openDatabase(config)));
            administratorKey(config, lrs);

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
            neighbours.start();

            firstLogins = firstStart(config, shelf, lrs, database, clock);
            http.serve(
                    lrs.servlet(),
                    lrs.adminServlet(Trust::mayBeGiven),
                    new ServletContainer(parts.application()));
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

    // D-9: the only credential that may void what the engine recorded.
    private static void administratorKey(EngineConfig config, Lrs lrs) {
        String key = config.lrs().key();
        String secret = config.lrs().secret();
        if (key != null && secret != null) {
            lrs.credentials()
                    .ensure(
                            config.tenant(),
                            "admin:" + key,
                            key,
                            secret,
                            java.util.Set.of(Scope.ALL),
                            Restrictions.NONE);
        }
        EngineConfig.KeyAndSecret admin = config.lrs().admin();
        if (admin != null) {
            lrs.credentials()
                    .ensure(
                            config.tenant(),
                            "administrator:" + admin.key(),
                            admin.key(),
                            admin.secret(),
                            java.util.Set.of(Scope.ADMIN),
                            Restrictions.NO_VOIDING);
        }
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

    private static <T> T orLocked(EngineConfig config, Supplier<T> opening) {
        try {
            return opening.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && sql.getErrorCode() == H2_DATABASE_IN_USE) {
                    throw new StartFailure(
                            "The database in "
                                    + config.dataDir()
                                    + " is in use by another process. Stop that one first, or"
                                    + " choose another dataDir.");
                }
                if (cause instanceof java.net.ConnectException) {
                    throw new StartFailure(
                            "The database at " + config.jdbcUrl() + " does not answer.");
                }
            }
            throw e;
        }
    }

    private static void createDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StartFailure("Cannot create the data directory " + directory + ".");
        }
    }

    private static void bridgeLogging() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }
}
