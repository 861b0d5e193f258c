package nl.leerspoor.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import nl.leerspoor.authoring.bench.Scratch;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.engine.LrsServer;
import nl.leerspoor.engine.Tokens;
import nl.leerspoor.engine.content.LrsAccess;
import nl.leerspoor.lrs.client.Answer;
import nl.leerspoor.lrs.client.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The LRS of a preview: the embedded one, on a port of its own, with nothing to keep. Pages reach
 * it through the preview's own address, so that every statement can be shown beside what the LRS
 * said of it. Starts when it is first needed. Thread-safe.
 */
final class PreviewLrs implements AutoCloseable {
    /** Where it is in the preview; an engine would be its parent (LrsAccess). */
    static final String PATH = "lrs/xapi/";

    private static final int MAX_BODY_BYTES = 5_000_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ASKED =
            List.of(
                    "Authorization",
                    "Content-Type",
                    "X-Experience-API-Version",
                    "If-Match",
                    "If-None-Match");
    private static final List<String> ANSWERED =
            List.of(
                    "Content-Type",
                    "ETag",
                    "Last-Modified",
                    "X-Experience-API-Version",
                    "X-Experience-API-Consistent-Through");

    private final PreviewEvents events;
    private final LrsAccess access;
    private @Nullable CompletableFuture<Running> running;

    private record Running(LrsServer server, Scratch data) {
        /** It listens on IPv4 only, where "localhost" may be another address first. */
        URI resolve(String path) {
            return URI.create("http://127.0.0.1:" + server.baseUri().getPort() + "/" + path);
        }
    }

    /**
     * An LRS with a key that nobody has had before.
     *
     * @param base of the preview, with a last slash
     */
    PreviewLrs(URI base, PreviewEvents events) {
        this.access = new LrsAccess(base.resolve(PATH), Tokens.random(), Tokens.random());
        this.events = events;
    }

    /** How the preview's packages reach it. */
    LrsAccess access() {
        return access;
    }

    /** Starts it, and does not wait. */
    void warmUp() {
        CompletableFuture<Running> unused = running(); // whoever needs it hears of a failure
    }

    private synchronized CompletableFuture<Running> running() {
        if (running == null) {
            running = CompletableFuture.supplyAsync(this::open);
        }
        return running;
    }

    private Running open() {
        try {
            Scratch data = Scratch.make();
            Map<String, String> flags =
                    Map.of(
                            "dataDir", data.folder().toString(),
                            "http.host", "127.0.0.1",
                            "http.port", "0",
                            "lrs.key", access.key(),
                            "lrs.secret", access.secret(),
                            "lrs.durability", "process",
                            "log.requests", "false");
            return new Running(LrsServer.start(EngineConfig.read(null, Map.of(), flags)), data);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Passes a request on, and tells open pages what it was. */
    void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        URI uri = exchange.getRequestURI();
        String resource = uri.getRawPath().substring(PATH.length() + 1);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(running().join().resolve("xapi/" + resource + query))
                        .method(
                                exchange.getRequestMethod(),
                                body.length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body));
        for (String name : ASKED) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        Answer answer = Exchange.send(request, TIMEOUT);
        tell(exchange.getRequestMethod(), resource, uri.getQuery(), body, answer);
        for (String name : ANSWERED) {
            answer.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
        }
        int length = answer.body().length;
        exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }

    /** Statements and documents that are written; what is read is of less interest. */
    private void tell(
            String method, String resource, @Nullable String query, byte[] body, Answer answer)
            throws IOException {
        if (method.equals("GET") || method.equals("HEAD")) {
            return;
        }
        ObjectNode event = JSON.createObjectNode();
        event.put("status", answer.status());
        if (!answer.ok()) {
            event.put("problem", new String(answer.body(), UTF_8));
        }
        if (!resource.equals("statements")) {
            event.put("what", method + " " + resource);
            event.put("query", query);
            event.put("document", new String(body, UTF_8));
            events.send("document", JSON.writeValueAsString(event));
            return;
        }
        for (JsonNode statement : statements(body)) {
            event.set("statement", statement);
            events.send("statement", JSON.writeValueAsString(event));
        }
    }

    private static Iterable<JsonNode> statements(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json.isArray() ? json : List.of(json);
        } catch (IOException e) {
            return List.of(JSON.getNodeFactory().textNode(new String(body, UTF_8)));
        }
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
            lrs.data().close();
        } catch (CompletionException e) {
            // it never started, and said so to whoever asked
        } catch (IOException e) {
            System.err.println("preview: the temporary folder could not be removed: " + e);
        }
    }
}
