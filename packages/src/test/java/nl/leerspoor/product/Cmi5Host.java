package nl.leerspoor.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import nl.leerspoor.engine.content.cmi5.AssignableUnit;
import org.jspecify.annotations.Nullable;

/**
 * An LMS that launches by cmi5 or with an xAPI launch, with an LRS for one learner, in memory: what
 * it was told can be read back word for word. Its LRS checks nothing; ours is tested elsewhere.
 * Packages take it for our engine too, and hear from it how exam and workbook stand.
 */
final class Cmi5Host implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it calls that which it launches. */
    static final String ACTIVITY = "https://lms.example/au/1";

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
    private volatile @Nullable ContentPackage content;
    private final SortedMap<String, String> documents = new TreeMap<>();
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final AtomicInteger launches = new AtomicInteger();
    private final String registration = UUID.randomUUID().toString();
    private volatile String mode = "Normal";
    private volatile boolean expired;
    private volatile boolean busy;
    private volatile Duration pace = Duration.ZERO;
    private volatile @Nullable String outcome;
    private volatile @Nullable AssignableUnit unit;
    private final List<JsonNode> tickets = new CopyOnWriteArrayList<>();

    /** With a package to launch. */
    Cmi5Host(ContentPackage content) throws IOException {
        this();
        show(content);
    }

    /** Without one as yet: a package is built with the address of its LRS. */
    Cmi5Host() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    void show(ContentPackage next) {
        content = next;
    }

    /** From now on whatever the running session asks or tells its LRS is answered 401. */
    void expire() {
        expired = true;
    }

    /** From now on the LRS answers 503, or no longer. */
    void busy(boolean yes) {
        busy = yes;
    }

    /** From now on the LRS takes this long to answer. */
    void pace(Duration each) {
        pace = each;
    }

    /** Browse, Review or Normal: the launch mode of cmi5 (10.2.2). */
    void mode(String next) {
        mode = next;
    }

    /** What the engine says of exam and workbook, as docs/player.md has it. */
    void outcome(String json) {
        outcome = json;
    }

    /** What the engine was asked for: each way in to exam or workbook. */
    List<JsonNode> tickets() {
        return List.copyOf(tickets);
    }

    /** Where its LRS is. */
    URI endpoint() {
        return URI.create(base() + "/xapi/");
    }

    private String base() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** A cmi5 launch of its own, of the same registration: of all that is in the package. */
    String launchAddress() {
        String fetch = base() + "/fetch/" + launches.incrementAndGet();
        return address("fetch=" + encoded(fetch) + "&activityId=");
    }

    /** The same of one assignable unit; from now on launches are of this one. */
    String launchAddress(AssignableUnit launched) {
        unit = launched;
        return launchAddress() + "&au=" + encoded(launched.slug());
    }

    /** An xAPI launch, as tincan.xml has it. */
    String xapiAddress() {
        return address("auth=" + encoded("Basic dDp0") + "&activity_id=");
    }

    private String address(String differing) {
        expired = false;
        return base()
                + "/sco/index.html?endpoint="
                + encoded(endpoint().toString())
                + "&actor="
                + encoded(
                        "{\"objectType\":\"Agent\",\"account\":{\"homePage\":\"https://lms.example\","
                                + "\"name\":\"1\"}}")
                + "&registration="
                + registration
                + "&"
                + differing
                + encoded(ACTIVITY);
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

    /** Every statement that came in, each once however often it came. */
    List<JsonNode> heard() {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        try {
            for (String body : statements) {
                for (JsonNode statement : JSON.readTree(body)) {
                    byId.putIfAbsent(statement.path("id").asText(), statement);
                }
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return List.copyOf(byId.values());
    }

    /** Of these, what was said of one thing. */
    List<JsonNode> heard(String verb, String objectEnd) {
        return heard().stream()
                .filter(said -> said.at("/verb/id").asText().endsWith("/" + verb))
                .filter(said -> said.at("/object/id").asText().endsWith(objectEnd))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            if (exchange.getRequestMethod().equals("OPTIONS")) { // from a SCORM host's page
                exchange.getResponseHeaders().set("Access-Control-Allow-Methods", "*");
                exchange.getResponseHeaders()
                        .set(
                                "Access-Control-Allow-Headers",
                                "authorization, content-type, x-experience-api-version");
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            if (path.startsWith("/xapi/")) {
                Thread.sleep(pace.toMillis());
            }
            if (path.startsWith("/fetch/")) {
                send(exchange, 200, "json", "{\"auth-token\":\"dDp0\"}");
            } else if (expired && path.startsWith("/xapi/")) {
                exchange.sendResponseHeaders(401, -1);
            } else if (busy && path.startsWith("/xapi/")) {
                exchange.sendResponseHeaders(503, -1);
            } else if (path.equals("/api/outcome") && outcome != null) {
                send(exchange, 200, "json", outcome);
            } else if (path.equals("/api/tickets")) {
                tickets.add(JSON.readTree(body));
                String desk = base() + "/balie/" + tickets.size();
                send(exchange, 200, "json", "{\"url\": \"" + desk + "\", \"bound\": true}");
            } else if (path.startsWith("/balie/")) {
                send(exchange, 200, "html", "<!doctype html><title>Balie</title><h1>Balie</h1>");
            } else if (path.equals("/xapi/activities/state")) {
                state(exchange, new String(body, StandardCharsets.UTF_8));
            } else if (path.equals("/xapi/statements")) {
                statements.add(new String(body, StandardCharsets.UTF_8));
                send(exchange, 200, "json", "[]");
            } else {
                PackageFile file =
                        path.startsWith("/sco/")
                                ? Objects.requireNonNull(content)
                                        .files()
                                        .get(path.substring("/sco/".length()))
                                : null;
                if (file == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    send(exchange, 200, path.replaceFirst(".*\\.", ""), file.bytes());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed while it was slow
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
        ObjectNode data = JSON.createObjectNode();
        data.putObject("contextTemplate")
                .putObject("extensions")
                .put(
                        "https://w3id.org/xapi/cmi5/context/extensions/sessionid",
                        "session-" + launches.get());
        data.put("launchMode", mode);
        AssignableUnit launched = unit;
        data.put("moveOn", launched == null ? "Completed" : launched.moveOn().value());
        if (launched != null && launched.masteryScore() != null) {
            data.put("masteryScore", launched.masteryScore());
        }
        return data.toString();
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
