package nl.leerspoor.engine;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The LRS alone on an HTTP server: no courses, no consoles. */
public final class LrsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LrsServer.class);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final JettyServer http;
    private final LrsParts parts;
    private final String baseUrl;

    private LrsServer(EngineConfig config, JettyServer http, LrsParts parts) {
        this.http = http;
        this.parts = parts;
        this.baseUrl = config.http().address(http.port());
    }

    /**
     * Opens the store and serves it at {@code /xapi}, with {@code /health}, {@code /metrics} and
     * {@code /admin/lrs} beside it.
     *
     * @param config of an engine; its courses are not looked at
     * @return running; the caller closes it
     * @throws StartFailure when the operator can do something about it
     */
    public static LrsServer start(EngineConfig config) {
        LrsParts.logging(config);
        JettyServer http = JettyServer.listen(config.http().host(), config.http().port());
        try {
            LrsParts parts = new LrsParts(config, Clock.systemUTC());
            parts.start();
            http.serve(parts.servlets(() -> true));
            LrsServer server = new LrsServer(config, http, parts);
            LOG.info("The LRS of Leerspoor {} listens", EngineServer.version());
            return server;
        } catch (RuntimeException e) {
            http.close();
            throw e;
        }
    }

    /**
     * Where clients find it.
     *
     * @return without a last slash
     */
    public URI baseUri() {
        return URI.create(baseUrl);
    }

    /** Waits until it is closed. */
    public void join() throws InterruptedException {
        closed.await();
    }

    /** Closes it when the process gets SIGTERM or Ctrl-C, after open requests. */
    public void closeOnShutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    }

    /** Finishes open requests, appends what waits, closes the database. */
    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        try {
            http.close();
        } catch (RuntimeException e) {
            LOG.warn("did not close cleanly", e);
        } finally {
            parts.close();
            closed.countDown();
        }
    }
}
