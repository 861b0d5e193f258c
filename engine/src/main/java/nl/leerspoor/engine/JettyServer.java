package nl.leerspoor.engine;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.BindException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import nl.leerspoor.lrs.RequestLog;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: takes its port first, serves once everything behind it is open. */
final class JettyServer implements AutoCloseable {
    private static final long STOP_MILLIS = 20_000;
    private static final int MAX_THREADS = 200;

    private final Server server;
    private final ServerConnector connector;

    private JettyServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Takes the port. Requests that come in wait until {@link #serve}.
     *
     * @param host address to listen on
     * @param port 0 for any free one
     * @throws StartFailure when the port is taken
     */
    static JettyServer listen(String host, int port) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("http");
        if (VirtualThreads.areSupported()) {
            threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        }
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Some xAPI clients call <endpoint>//statements; the LRS reads two slashes as one.
        http.setUriCompliance(
                UriCompliance.from(Set.of(UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT)));
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            throw new StartFailure(sentence(host, port, e));
        }
        return new JettyServer(server, connector);
    }

    /** The port it listens on. */
    int port() {
        return connector.getLocalPort();
    }

    /**
     * Answers requests from now on.
     *
     * @param servlets by path, as {@code /xapi/*}
     */
    void serve(Map<String, Servlet> servlets) {
        ServletContextHandler context = new ServletContextHandler("/");
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.addFilter(
                new FilterHolder(new RequestLog()), "/*", EnumSet.of(DispatcherType.REQUEST));
        servlets.forEach(
                (path, servlet) -> context.addServlet(new ServletHolder(path, servlet), path));
        context.setErrorHandler(new PlainErrors());
        CompressionHandler gzip = new CompressionHandler(context);
        gzip.putCompression(new GzipCompression());
        gzip.putConfiguration(
                "/*",
                CompressionConfig.builder()
                        .defaults()
                        // The ETag of a document is the SHA-1 of what is sent (Communication 3.1),
                        // which it would not be under a content encoding.
                        .compressExcludePath("/xapi/activities/*")
                        .compressExcludePath("/xapi/agents/*")
                        // What is sent here is measured as it comes in.
                        .decompressExcludePath("/*")
                        .build());
        server.setHandler(new GracefulHandler(gzip));
        server.setStopTimeout(STOP_MILLIS);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not start", e);
        }
    }

    /** Finishes open requests, takes no new ones. */
    @Override
    public void close() {
        try {
            server.stop();
            connector.close();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop in time", e);
        }
    }

    void join() throws InterruptedException {
        server.join();
    }

    private static String sentence(String host, int port, IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "Port "
                        + port
                        + " is in use by another program, or "
                        + host
                        + " is not an address of this machine. Choose another one with http.port"
                        + " in leerspoor.yaml, LEERSPOOR_HTTP__PORT or --port.";
            }
        }
        return "Cannot listen on " + host + " port " + port + ": " + e.getMessage();
    }
}
