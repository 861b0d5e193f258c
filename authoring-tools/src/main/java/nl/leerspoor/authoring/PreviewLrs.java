package nl.leerspoor.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.engine.LrsServer;
import org.jspecify.annotations.Nullable;

/**
 * The LRS of a preview: the embedded one, on a port of its own, with nothing to keep. Pages reach
 * it through the preview's own address, so that every statement can be shown beside what the LRS
 * answered. Starts when it is first needed. Thread-safe.
 */
final class PreviewLrs implements AutoCloseable {
    private static final int MAX_BODY_BYTES = 5_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ASKED =
            List.of("Content-Type", "X-Experience-API-Version", "If-Match", "If-None-Match");
    private static final List<String> ANSWERED =
            List.of(
                    "Content-Type",
                    "ETag",
                    "Last-Modified",
                    "X-Experience-API-Version",
                    "X-Experience-API-Consistent-Through");

    private final String key = random();
    private final String secret = random();
    private final Set<String> credentials = ConcurrentHashMap.newKeySet();
    private final PreviewEvents events;
    private @Nullable CompletableFuture<Running> running;

    private record Running(LrsServer server, Path folder, HttpClient client) {
        /** It listens on IPv4 only, where "localhost" may be another address first. */
        int port() {
            return server.baseUri().getPort();
        }
    }

    PreviewLrs(PreviewEvents events) {
        this.events = events;
        credentials.add(basic());
    }

    String key() {
        return key;
    }

    String secret() {
        return secret;
    }

    /** A credential for one cmi5 session (8.2): what follows {@code Basic }. */
    String token() {
        String token =
                Base64.getEncoder()
                        .encodeToString(("cmi5:" + random()).getBytes(StandardCharsets.UTF_8));
        credentials.add("Basic " + token);
        return token;
    }

    /** Begins to start it, so that the first statement need not wait. */
    void warmUp() {
        CompletableFuture<Running> unused = start(); // whoever needs it hears of a failure
    }

    /** Stops it and forgets everything. */
    @Override
    public void close() {
        CompletableFuture<Running> started;
        synchronized (this) {
            started = running;
        }
        if (started == null) {
            return;
        }
        try {
            Running lrs = started.join();
            lrs.server().close();
            delete(lrs.folder());
        } catch (CompletionException e) {
            // it never started, and said so to whoever asked
        } catch (IOException e) {
            System.err.println("preview: the temporary folder could not be removed: " + e);
        }
    }

    /** Passes a request on, and tells open pages what it was. */
    void handle(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !credentials.contains(authorization)) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        Map<String, List<String>> headers = exchange.getRequestHeaders();
        URI uri = exchange.getRequestURI();
        String method = exchange.getRequestMethod();
        String query = uri.getRawQuery();
        String path = uri.getRawPath() + (query == null ? "" : "?" + query);
        HttpResponse<byte[]> answer = send(method, path, headers, body);
        tell(method, uri.getPath(), String.valueOf(uri.getQuery()), body, answer);
        for (String name : ANSWERED) {
            answer.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
        }
        byte[] bytes = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /**
     * Sends JSON as the LMS itself.
     *
     * @param path from {@code /xapi/} on
     * @throws IllegalStateException when the LRS does not take it
     */
    void put(String method, String path, JsonNode json) throws IOException {
        Map<String, List<String>> headers =
                Map.of(
                        "Content-Type",
                        List.of("application/json"),
                        "X-Experience-API-Version",
                        List.of("1.0.3"));
        byte[] body = JSON.writeValueAsBytes(json);
        HttpResponse<byte[]> answer = send(method, path, headers, body);
        tell(method, URI.create(path).getPath(), path, body, answer);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    "the LRS answered "
                            + answer.statusCode()
                            + ": "
                            + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    private HttpResponse<byte[]> send(
            String method, String path, Map<String, List<String>> headers, byte[] body)
            throws IOException {
        Running lrs;
        try {
            lrs = start().join();
        } catch (CompletionException e) {
            // Not an IOException: the server takes those for browsers that left.
            throw new IllegalStateException(
                    "the LRS of the preview does not start: " + e.getCause(), e);
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lrs.port() + path))
                        .header("Authorization", basic())
                        .method(
                                method,
                                body.length == 0
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : ASKED) {
            headers.getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        try {
            return lrs.client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Statements and documents that are written; what is read is of less interest. */
    private void tell(
            String method, String path, String query, byte[] body, HttpResponse<byte[]> answer)
            throws IOException {
        if (method.equals("GET") || method.equals("HEAD")) {
            return;
        }
        String resource = path.replaceFirst("^/xapi/+", "");
        ObjectNode event = JSON.createObjectNode();
        event.put("status", answer.statusCode());
        if (answer.statusCode() >= 400) {
            event.put("problem", new String(answer.body(), StandardCharsets.UTF_8));
        }
        if (!resource.equals("statements")) {
            event.put("what", method + " " + resource);
            event.put("query", query);
            events.send("document", JSON.writeValueAsString(event));
            return;
        }
        JsonNode statements;
        try {
            statements = JSON.readTree(body);
        } catch (IOException e) {
            statements = JSON.createArrayNode();
        }
        for (JsonNode statement : statements.isObject() ? List.of(statements) : statements) {
            event.set("statement", statement);
            events.send("statement", JSON.writeValueAsString(event));
        }
    }

    private synchronized CompletableFuture<Running> start() {
        if (running == null) {
            running = CompletableFuture.supplyAsync(this::open);
        }
        return running;
    }

    private Running open() {
        try {
            Path folder = Files.createTempDirectory("leerspoor-preview");
            EngineConfig config =
                    EngineConfig.read(
                            null,
                            Map.of(),
                            Map.of(
                                    "dataDir",
                                    folder.toString(),
                                    "http.host",
                                    "127.0.0.1",
                                    "http.port",
                                    "0",
                                    "lrs.key",
                                    key,
                                    "lrs.secret",
                                    secret,
                                    "lrs.durability",
                                    "process",
                                    "log.requests",
                                    "false"));
            return new Running(LrsServer.start(config), folder, HttpClient.newHttpClient());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private String basic() {
        byte[] text = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(text);
    }

    private static String random() {
        byte[] bytes = new byte[20];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
