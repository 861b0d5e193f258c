package nl.leerspoor.product;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.PackageFile;
import org.jspecify.annotations.Nullable;

/**
 * A cmi5 LMS with an LRS for one learner, in memory: what it was told can be read back word for
 * word. Its LRS checks nothing; ours is tested elsewhere.
 */
final class Cmi5Host implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STATE_ID = Pattern.compile("(?:^|&)stateId=([^&]*)");
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "woff2", "font/woff2",
                    "vtt", "text/vtt",
                    "mp4", "video/mp4");

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ContentPackage content;
    private final SortedMap<String, String> documents = new TreeMap<>();
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final AtomicInteger launches = new AtomicInteger();
    private final String registration = UUID.randomUUID().toString();
    private volatile boolean expired;

    Cmi5Host(ContentPackage content) throws IOException {
        this.content = content;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    /** From now on whatever the running session asks or tells its LRS is answered 401. */
    void expire() {
        expired = true;
    }

    /** A launch of its own, of the same registration. */
    String launchAddress() {
        expired = false;
        String base = "http://127.0.0.1:" + http.getAddress().getPort();
        return base
                + "/sco/index.html?endpoint="
                + encoded(base + "/xapi/")
                + "&fetch="
                + encoded(base + "/fetch/" + launches.incrementAndGet())
                + "&actor="
                + encoded(
                        "{\"objectType\":\"Agent\",\"account\":{\"homePage\":\"https://lms.example\","
                                + "\"name\":\"1\"}}")
                + "&registration="
                + registration
                + "&activityId="
                + encoded("https://lms.example/au/1");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A State document as it was last written; null for none. */
    synchronized @Nullable String document(String stateId) {
        return documents.get(stateId);
    }

    /** Every body that came in for the statements resource. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.startsWith("/fetch/")) {
                send(exchange, 200, "json", "{\"auth-token\":\"dDp0\"}");
            } else if (expired && path.startsWith("/xapi/")) {
                exchange.sendResponseHeaders(401, -1);
            } else if (path.equals("/xapi/activities/state")) {
                state(exchange, new String(body, StandardCharsets.UTF_8));
            } else if (path.equals("/xapi/statements")) {
                statements.add(new String(body, StandardCharsets.UTF_8));
                send(exchange, 200, "json", "[]");
            } else {
                PackageFile file =
                        path.startsWith("/sco/")
                                ? content.files().get(path.substring("/sco/".length()))
                                : null;
                if (file == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    send(exchange, 200, path.replaceFirst(".*\\.", ""), file.bytes());
                }
            }
        }
    }

    private void state(HttpExchange exchange, String body) throws IOException {
        Matcher id = STATE_ID.matcher(exchange.getRequestURI().getRawQuery());
        if (!id.find()) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        String name = URLDecoder.decode(id.group(1), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("PUT")) {
            synchronized (this) {
                documents.put(name, body);
            }
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        String kept = name.equals("LMS.LaunchData") ? launchData() : document(name);
        if (kept == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            send(exchange, 200, "json", kept);
        }
    }

    private String launchData() throws IOException {
        return JSON.writeValueAsString(
                Map.of(
                        "contextTemplate",
                        Map.of(
                                "extensions",
                                Map.of(
                                        "https://w3id.org/xapi/cmi5/context/extensions/sessionid",
                                        "session-" + launches.get())),
                        "launchMode",
                        "Normal",
                        "moveOn",
                        "Completed"));
    }

    private static void send(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes)
            throws IOException {
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        TYPES.getOrDefault(
                                type,
                                type.equals("json")
                                        ? "application/json"
                                        : "application/octet-stream"));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
