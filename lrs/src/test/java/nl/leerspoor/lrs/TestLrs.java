package nl.leerspoor.lrs;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A real store on H2 in memory behind a real Jetty on a free port. */
public final class TestLrs implements AutoCloseable {
    public static final String TENANT = "test";

    private final Lrs lrs;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Credential credential;

    private TestLrs(Lrs lrs, Server server) {
        this.lrs = lrs;
        this.server = server;
        this.credential =
                lrs.credentials().create(TENANT, "tester", Set.of(Scope.ALL), Restrictions.NONE);
    }

    public static TestLrs start() {
        return start(config());
    }

    public static LrsConfig config() {
        return LrsConfig.defaults("jdbc:h2:mem:" + UUID.randomUUID());
    }

    public static TestLrs start(LrsConfig config) {
        return start(config, Clock.systemUTC(), LrsMetrics.NONE, Lrs::servlet);
    }

    public static TestLrs start(LrsConfig config, Clock clock) {
        return start(config, clock, LrsMetrics.NONE, Lrs::servlet);
    }

    /** With another servlet than the store's own before it. */
    public static TestLrs start(LrsConfig config, Function<Lrs, Servlet> servlet) {
        return start(config, Clock.systemUTC(), LrsMetrics.NONE, servlet);
    }

    public static TestLrs start(LrsConfig config, Clock clock, LrsMetrics metrics) {
        return start(config, clock, metrics, Lrs::servlet);
    }

    private static TestLrs start(
            LrsConfig config, Clock clock, LrsMetrics metrics, Function<Lrs, Servlet> servlet) {
        Lrs lrs = Lrs.open(config, clock, metrics);
        Server server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        // Empty path segments are let through; the store reads them as one slash.
        http.setUriCompliance(
                UriCompliance.from(Set.of(UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT)));
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.addServlet(new ServletHolder(servlet.apply(lrs)), "/xapi/*");
        context.addServlet(
                new ServletHolder(lrs.adminServlet(name -> !name.equals("reserved"))),
                "/admin/lrs/*");
        context.addServlet(new ServletHolder(lrs.healthServlet("test", () -> true)), "/health/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new TestLrs(lrs, server);
    }

    public Lrs lrs() {
        return lrs;
    }

    /** New connections are given up after this long without a byte, and little is sent ahead. */
    TestLrs impatient(Duration idle) {
        connector().setIdleTimeout(idle.toMillis());
        connector().setAcceptedSendBufferSize(8192);
        return this;
    }

    /** How many are connected. */
    int connections() {
        return connector().getConnectedEndPoints().size();
    }

    private ServerConnector connector() {
        return (ServerConnector) server.getConnectors()[0];
    }

    public Credential credential() {
        return credential;
    }

    public URI uri(String path) {
        return at("/xapi" + path);
    }

    /** An address outside /xapi. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + connector().getLocalPort() + path);
    }

    /** A request with version and credential. */
    public HttpRequest.Builder request(String path) {
        return anonymous(path)
                .header("Authorization", basic(credential))
                .header("X-Experience-API-Version", "1.0.3");
    }

    public HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    public static String basic(Credential credential) {
        String pair = credential.key() + ":" + credential.secret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> put(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        lrs.close();
    }
}
