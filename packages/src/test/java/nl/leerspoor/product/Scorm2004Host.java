package nl.leerspoor.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.PackageFile;

/**
 * A SCORM 2004 LMS for one learner: scorm-again is its API, what is committed stays in memory, and
 * as in any real one only a SCO that left with "suspend" finds its things again (hosts.md 12).
 */
final class Scorm2004Host implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "woff2", "font/woff2",
                    "vtt", "text/vtt",
                    "mp4", "video/mp4");

    /** What an LMS gives back at the next launch. */
    private static final String KEPT =
            "cmi\\.(suspend_data|location|completion_status|success_status|progress_measure"
                    + "|score\\..*)";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ContentPackage content;
    private SortedMap<String, String> cmi = new TreeMap<>();

    Scorm2004Host(ContentPackage content) throws IOException {
        this.content = content;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    String launchAddress() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/";
    }

    /** The last commit. */
    synchronized SortedMap<String, String> cmi() {
        return new TreeMap<>(cmi);
    }

    private synchronized void commit(byte[] json) throws IOException {
        SortedMap<String, String> told = new TreeMap<>();
        JsonNode values = JSON.readTree(json);
        values.properties().forEach(each -> told.put(each.getKey(), each.getValue().asText()));
        cmi = told;
    }

    private synchronized SortedMap<String, String> launch() {
        SortedMap<String, String> values = new TreeMap<>();
        boolean suspended = "suspend".equals(cmi.get("cmi.exit"));
        cmi.forEach(
                (element, value) -> {
                    if (suspended && element.matches(KEPT) && !value.isEmpty()) {
                        values.put(element, value);
                    }
                });
        values.put("cmi.learner_id", "student-1");
        values.put("cmi.mode", "normal");
        values.put("cmi.entry", suspended ? "resume" : "ab-initio");
        return values;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/commit")) {
                commit(exchange.getRequestBody().readAllBytes());
                send(
                        exchange,
                        "json",
                        "{\"result\":\"true\",\"errorCode\":0}".getBytes(StandardCharsets.UTF_8));
            } else if (path.equals("/")) {
                send(exchange, "html", page().getBytes(StandardCharsets.UTF_8));
            } else if (path.equals("/scorm2004.js")) {
                try (InputStream in =
                        ContentPackage.class.getResourceAsStream("/scorm-again/scorm2004.js")) {
                    send(exchange, "js", Objects.requireNonNull(in).readAllBytes());
                }
            } else {
                PackageFile file = content.files().get(path.substring("/sco/".length()));
                if (file == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    send(exchange, path.replaceFirst(".*\\.", ""), file.bytes());
                }
            }
        }
    }

    private static void send(HttpExchange exchange, String extension, byte[] bytes)
            throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String page() throws IOException {
        return """
        <!doctype html><meta charset="utf-8"><title>LMS</title>
        <style>html, body, iframe { margin: 0; border: 0; width: 100%%; height: 100%% }</style>
        <script src="/scorm2004.js"></script>
        <script>
        window.refused = [];
        const api = new Scorm2004API({
            autocommit: false, logLevel: 5, dataCommitFormat: "flattened", sendFullCommit: true,
            lmsCommitUrl: "/commit",
            httpService: { updateSettings() {}, processHttpRequest(url, data, immediate) {
                const body = JSON.stringify(data);
                if (immediate) return { result: String(navigator.sendBeacon(url, body)), errorCode: 0 };
                const request = new XMLHttpRequest();
                request.open("POST", url, false);
                request.send(body);
                return JSON.parse(request.responseText);
            } },
        });
        api.loadFromFlattenedJSON(%s);
        window.API_1484_11 = {
            Initialize: (x) => api.Initialize(x), Terminate: (x) => api.Terminate(x),
            Commit: (x) => api.Commit(x), GetValue: (x) => api.GetValue(x),
            SetValue(element, value) {
                const taken = api.SetValue(element, value);
                if (String(taken) !== "true") refused.push(`${element} ${api.GetLastError()}`);
                return taken;
            },
            GetLastError: () => api.GetLastError(),
            GetErrorString: (x) => api.GetErrorString(x), GetDiagnostic: (x) => api.GetDiagnostic(x),
        };
        </script>
        <iframe id="sco" src="/sco/index.html" allowfullscreen></iframe>
        """
                .formatted(JSON.writeValueAsString(launch()).replace("<", "\\u003c"));
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
