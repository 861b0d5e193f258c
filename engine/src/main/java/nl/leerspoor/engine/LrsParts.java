package nl.leerspoor.engine;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.leerspoor.engine.profile.Trust;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.OwnerOnly;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.neighbour.Neighbours;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The LRS with its keys, neighbours and meters: what the engine and the LRS alone share. */
final class LrsParts implements AutoCloseable {
    /** What else can be done about a database that is in use, when one starts a server. */
    static final String ELSEWHERE = "choose another dataDir";

    private static final int H2_DATABASE_IN_USE = 90020;

    private final EngineConfig config;
    private final LrsMeters meters = new LrsMeters();
    private final Lrs lrs;
    private final Neighbours neighbours;

    /**
     * Opens the store.
     *
     * @throws StartFailure when its database is in use or out of reach
     */
    LrsParts(EngineConfig config, Clock clock) {
        this.config = config;
        createDirectory(config.dataDir());
        this.lrs = orLocked(config, ELSEWHERE, () -> Lrs.open(config.lrsConfig(), clock, meters));
        try {
            meters.watch(lrs);
            this.neighbours = lrs.neighbours(config.neighbourConfig());
            ensureKeys();
        } catch (RuntimeException e) {
            lrs.close();
            throw e;
        }
    }

    Lrs lrs() {
        return lrs;
    }

    /** Begins to forward and to pull. */
    void start() {
        neighbours.start();
    }

    /**
     * What is served, by path.
     *
     * @param alsoReady false when something else that is needed is away
     */
    Map<String, Servlet> servlets(BooleanSupplier alsoReady) {
        Map<String, Servlet> servlets = new TreeMap<>();
        servlets.put("/xapi/*", lrs.servlet());
        servlets.put("/xapi/profile/v1", new ProfileServlet());
        servlets.put("/admin/lrs/*", lrs.adminServlet(Trust::mayBeGiven));
        servlets.put("/health/*", lrs.healthServlet(EngineServer.version(), alsoReady));
        servlets.put(
                "/metrics",
                new MetricsServlet(
                        () -> meters.text(neighbours),
                        lrs.credentials(),
                        config.tenant(),
                        config.operations().metricsOpen()));
        return servlets;
    }

    // D-9: the only credential that may void what the engine recorded.
    private void ensureKeys() {
        String key = config.lrs().key();
        String secret = config.lrs().secret();
        if (key != null && secret != null) {
            lrs.credentials()
                    .ensure(
                            config.tenant(),
                            "admin:" + key,
                            key,
                            secret,
                            Set.of(Scope.ALL),
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
                            Set.of(Scope.ADMIN),
                            Restrictions.NO_VOIDING);
        }
    }

    /** Stops the neighbours, appends what waits, closes the database. */
    @Override
    public void close() {
        neighbours.close();
        lrs.close();
        meters.close();
    }

    /**
     * Says what is so and what to do when a database is in use or out of reach.
     *
     * @param instead ends the sentence "Stop that one first, or …"
     */
    static <T> T orLocked(EngineConfig config, String instead, Supplier<T> opening) {
        try {
            return opening.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && sql.getErrorCode() == H2_DATABASE_IN_USE) {
                    throw new StartFailure(
                            "The database in "
                                    + config.dataDir()
                                    + " is in use by another process. Stop that one first, or "
                                    + instead
                                    + ".");
                }
                if (cause instanceof java.net.ConnectException) {
                    throw new StartFailure(
                            "The database at "
                                    // What follows may be a password.
                                    + config.jdbcUrl().split("[?;]", 2)[0]
                                    + " does not answer.");
                }
            }
            throw e;
        }
    }

    /** Makes the data directory when it is not there: what goes in is for its owner only. */
    static void createDirectory(Path directory) {
        try {
            Files.createDirectories(directory, OwnerOnly.folder(directory));
        } catch (IOException e) {
            throw new StartFailure("Cannot create the data directory " + directory + ".");
        }
    }

    /** Log lines as configured, those of libraries with java.util.logging included. */
    static void logging(EngineConfig config) {
        config.operations().logFormat().use(config.operations().logRequests());
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }
}
