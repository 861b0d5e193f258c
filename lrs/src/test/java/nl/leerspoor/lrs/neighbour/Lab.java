package nl.leerspoor.lrs.neighbour;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.SettableClock;
import nl.leerspoor.lrs.StoredStatement;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** A store with neighbours and a clock that only the test moves. */
final class Lab implements AutoCloseable {
    static final String PASSED = "http://adlnet.gov/expapi/verbs/passed";
    static final String FAILED = "http://adlnet.gov/expapi/verbs/failed";

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    final LrsConfig database;
    final Lrs lrs;
    final NeighbourConfig config;
    final Neighbours neighbours;

    Lab(LrsConfig database, Path folder) {
        this.database = database;
        lrs = Lrs.open(database, clock);
        config =
                NeighbourConfig.defaults(folder.resolve("neighbours.key"))
                        .withAllowed(true, true)
                        .withTimeout(Duration.ofSeconds(10))
                        .withJitter(() -> 1);
        neighbours = lrs.neighbours(config);
    }

    static String tenant() {
        return "t" + UUID.randomUUID();
    }

    List<UUID> append(String tenant, String... statements) {
        return lrs.statements()
                .append(
                        Samples.parse("[" + String.join(",", statements) + "]"),
                        Authority.trusted(tenant, "tester"));
    }

    List<StoredStatement> log(String tenant) {
        return lrs.statements().after(tenant, 0, 1000);
    }

    List<UUID> ids(String tenant) {
        return log(tenant).stream().map(StoredStatement::id).toList();
    }

    NeighbourStatus status(String tenant) {
        return neighbours.list(tenant).get(0);
    }

    List<DeadLetter> dead(String tenant) {
        return neighbours.deadLetters(tenant, "other", 100);
    }

    static Neighbour.Forward forward(String address, Selection selection) {
        return new Neighbour.Forward(
                "other", URI.create(address), "key", "secret", XapiVersion.V1_0_3, selection, 50);
    }

    static Neighbour.Forward forward(String address) {
        return forward(address, Selection.ALL);
    }

    static Neighbour.Pull pull(String address, String key, String secret, int page) {
        return new Neighbour.Pull(
                "other",
                URI.create(address),
                key,
                secret,
                XapiVersion.V1_0_3,
                Selection.ALL,
                page,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60));
    }

    /** A credential of another store of ours. */
    static Credential credential(TestLrs other, String tenant) {
        return other.lrs()
                .credentials()
                .create(tenant, "friend", Set.of(Scope.ALL), Restrictions.NONE);
    }

    static Neighbour.Forward forward(TestLrs other, String tenant) {
        Credential credential = credential(other, tenant);
        return new Neighbour.Forward(
                "other",
                other.uri(""),
                credential.key(),
                credential.secret(),
                XapiVersion.V1_0_3,
                Selection.ALL,
                50);
    }

    static List<UUID> ids(TestLrs other, String tenant) {
        return other.lrs().statements().after(tenant, 0, 1000).stream()
                .map(StoredStatement::id)
                .toList();
    }

    /** A statement with this id, verb and activity. */
    static String statement(UUID id, String verb, String activity) {
        return Samples.statement(id)
                .replace(Samples.VERB, verb)
                .replace(Samples.ACTIVITY, activity);
    }

    /** A foreign server that does what it is told. */
    static HttpServer server(com.sun.net.httpserver.HttpHandler handler) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", handler);
            server.setExecutor(java.util.concurrent.Executors.newCachedThreadPool());
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/xapi";
    }

    static void answer(HttpExchange exchange, int status, String body, Map<String, String> headers)
            throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        neighbours.close();
        lrs.close();
    }
}
