package nl.leerspoor.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.LrsAccess;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageReader;
import nl.leerspoor.engine.course.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Shows packages in a browser, each inside a simulated host of its format: {@code /scorm12/} and
 * {@code /scorm2004/} (scorm-again as the API, strict as a real LMS), {@code /cmi5/} and {@code
 * /xapi/} (launched, with an LRS behind {@code /lrs/xapi/}) and {@code /web/}. Listens on this
 * machine only. What learners do is kept as long as this runs. Thread-safe.
 */
public final class PreviewServer implements AutoCloseable {
    private static final int MAX_COMMIT_BYTES = 1_000_000;

    /** Scripts and frames of this server only, and no script or style in the page itself. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(PreviewServer::daemon);
    private final PreviewEvents events = new PreviewEvents();
    private final PreviewLrs lrs;
    private final PreviewLaunch launches;
    private volatile List<ContentPackage> packages;
    private volatile List<Diagnostic> findings = List.of();

    /**
     * Starts serving.
     *
     * @param port 0 takes a free one
     * @param packages what to show; the first of a format is its default
     * @throws BindException when the port is in use
     * @throws IOException when the network fails otherwise
     */
    public PreviewServer(int port, List<ContentPackage> packages) throws IOException {
        this.packages = List.copyOf(packages);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            http = HttpServer.create(address, 0);
        } catch (BindException e) {
            throw new BindException("port " + port + " is in use; choose another with --port");
        }
        http.setExecutor(threads);
        lrs = new PreviewLrs(uri(), events);
        launches = new PreviewLaunch(uri().toString(), lrs.access());
        handle("/", this::start);
        for (PackageFormat format : PackageFormat.values()) {
            handle("/" + format.key() + "/", exchange -> host(exchange, format));
        }
        handle("/preview/", PreviewServer::resource);
        handle("/events", this::events);
        handle("/" + PreviewLrs.PATH, lrs::handle);
        handle("/lrs/api/", PreviewServer::noEngine);
        handle("/lrs/api/mistakes", this::mistake);
        http.start();
    }

    /**
     * Starts serving packages as a host that was given their zips.
     *
     * @param port 0 takes a free one
     * @param zips packages of any format
     * @return a running server
     * @throws IOException when a zip is not sound or the port is in use
     */
    public static PreviewServer ofZips(int port, List<Path> zips) throws IOException {
        List<ContentPackage> packages = new ArrayList<>();
        for (Path zip : zips) {
            packages.add(PackageReader.load(zip));
        }
        return new PreviewServer(port, packages);
    }

    /**
     * Shows other packages from now on and reloads every open page.
     *
     * @param next what to show; none keeps the last ones
     * @param diagnostics what is wrong, shown on every page
     */
    public void show(List<ContentPackage> next, List<Diagnostic> diagnostics) {
        if (!next.isEmpty()) {
            packages = List.copyOf(next);
        }
        findings = List.copyOf(diagnostics);
        events.send("reload", "");
    }

    /**
     * Where the start page is.
     *
     * @return with a last slash
     */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    /**
     * Where packages that are shown here may send their statements. The LRS starts when it is first
     * asked something.
     *
     * @return for the packages to be built with
     */
    public LrsAccess lrsAccess() {
        return lrs.access();
    }

    /** Starts the LRS beside what the caller does, so that the first statement need not wait. */
    void warmUp() {
        lrs.warmUp();
    }

    /**
     * What the host keeps of a learner for the first SCORM 1.2 package.
     *
     * @param learner as in {@code ?learner=}
     * @return elements and values, such as {@code cmi.core.lesson_status}; empty before a commit
     */
    public SortedMap<String, String> cmi(String learner) {
        String first = find(PackageFormat.SCORM12, null).map(ContentPackage::id).orElse("");
        return cmi(PackageFormat.SCORM12, first, learner);
    }

    /**
     * What a SCORM host keeps of a learner.
     *
     * @param format SCORM 1.2 or 2004
     * @param packageId {@code <course>} or {@code <course>.<module>}
     * @param learner as in {@code ?learner=}
     * @return elements and values, such as {@code cmi.suspend_data}; empty before a commit
     */
    public SortedMap<String, String> cmi(PackageFormat format, String packageId, String learner) {
        return launches.learners().find(new PreviewChoice.Attempt(format, packageId, learner));
    }

    /** Stops at once. */
    @Override
    public void close() {
        events.close();
        http.stop(0);
        threads.shutdownNow();
        lrs.close();
    }

    private void start(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/")) {
            notFound(exchange);
        } else if (packages.isEmpty()) {
            page(exchange, null);
        } else {
            seeOther(exchange, "/" + packages.get(0).format().key() + "/");
        }
    }

    private void host(HttpExchange exchange, PackageFormat format) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(format.key().length() + 2);
        boolean post = exchange.getRequestMethod().equals("POST");
        Map<String, String> query = query(exchange);
        PreviewChoice choice =
                find(format, query.get("package"))
                        .or(() -> find(format, null)) // its id has changed
                        .map(content -> PreviewChoice.of(content, query))
                        .orElse(null);
        if (path.startsWith("files/")) {
            file(exchange, format, path.substring("files/".length()));
        } else if (path.startsWith("fetch/") && post) {
            json(exchange, launches.fetch(path.substring("fetch/".length())).toString());
        } else if (path.isEmpty()) {
            page(exchange, choice);
        } else if (choice == null || !post) {
            notFound(exchange);
        } else {
            switch (path) {
                case "launch" -> json(exchange, launches.launch(choice).toString());
                case "cmi" -> commit(exchange, choice.attempt());
                case "reset" -> {
                    launches.reset(choice.attempt());
                    seeOther(exchange, choice.address(""));
                }
                default -> notFound(exchange);
            }
        }
    }

    private void page(HttpExchange exchange, @Nullable PreviewChoice choice) throws IOException {
        // The number first: what comes while the page is made, it hears of.
        long event = events.sent();
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        send(
                exchange,
                200,
                "text/html; charset=utf-8",
                new PreviewPage(packages, findings, choice, event).html());
    }

    private void commit(HttpExchange exchange, PreviewChoice.Attempt attempt) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_COMMIT_BYTES + 1);
        if (body.length > MAX_COMMIT_BYTES) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        try {
            launches.learners().commit(attempt, body);
        } catch (IOException e) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        json(exchange, "{\"result\":\"true\",\"errorCode\":0}");
    }

    private void file(HttpExchange exchange, PackageFormat format, String path) throws IOException {
        int slash = path.indexOf('/');
        Optional<ContentPackage> content =
                slash < 0 ? Optional.empty() : find(format, path.substring(0, slash));
        PackageFile file = content.map(c -> c.files().get(path.substring(slash + 1))).orElse(null);
        if (file == null) {
            notFound(exchange);
        } else {
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "frame-ancestors 'self'"); // as the engine
            FileResponse.send(exchange, path, file);
        }
    }

    private Optional<ContentPackage> find(PackageFormat format, @Nullable String id) {
        return packages.stream()
                .filter(p -> p.format() == format && (id == null || p.id().equals(id)))
                .findFirst();
    }

    private void events(HttpExchange exchange) throws IOException {
        String since = query(exchange).getOrDefault("since", "");
        events.listen(exchange, since.matches("\\d{1,18}") ? Long.parseLong(since) : events.sent());
    }

    private static void resource(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/preview/".length());
        String resource =
                switch (name) {
                    case "scorm12.js", "scorm2004.js" -> "/scorm-again/" + name;
                    case "host.js", "host.css" -> "/nl/leerspoor/authoring/preview/" + name;
                    default -> "";
                };
        try (InputStream in =
                resource.isEmpty() ? null : PreviewServer.class.getResourceAsStream(resource)) {
            if (in == null) {
                notFound(exchange);
            } else {
                String type = name.endsWith(".css") ? "text/css" : "text/javascript";
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                send(exchange, 200, type + "; charset=utf-8", text);
            }
        }
    }

    /** "Fout gezien?" (P-47) is told to whoever watches the preview, who is the author. */
    private void mistake(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_COMMIT_BYTES + 1);
        JsonNode report;
        try {
            report = new ObjectMapper().readTree(body);
        } catch (IOException e) {
            report = MissingNode.getInstance();
        }
        if (!exchange.getRequestMethod().equals("POST") || !report.isObject()) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        events.send("mistake", report.toString());
        exchange.sendResponseHeaders(204, -1);
    }

    /** Exam and workbook ask for an engine; the player shows the learner what it answers. */
    private static void noEngine(HttpExchange exchange) throws IOException {
        send(
                exchange,
                404,
                "application/problem+json",
                "{\"detail\":\"Toets en werkboek zitten niet in het voorbeeld. Start de engine met"
                        + " ./leerspoor up.\"}");
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> values = new HashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String part : query == null ? new String[0] : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static void seeOther(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        exchange.sendResponseHeaders(303, -1);
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(404, -1);
    }

    private static void json(HttpExchange exchange, String json) throws IOException {
        send(exchange, 200, "application/json", json);
    }

    private static void send(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** The JDK's server swallows what a handler throws; the author should see it. */
    private void handle(String path, HttpHandler handler) {
        http.createContext(
                path,
                exchange -> {
                    try (exchange) {
                        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
                        // A page of another site must not read a course by way of a script element.
                        exchange.getResponseHeaders()
                                .set("Cross-Origin-Resource-Policy", "same-origin");
                        if (isFromHere(exchange)) {
                            answer(exchange, handler);
                        } else {
                            send(exchange, 403, "text/plain", "Use " + uri() + "\n");
                        }
                    } catch (IOException e) {
                        // the browser left before the answer was sent
                    }
                });
    }

    private static void answer(HttpExchange exchange, HttpHandler handler) throws IOException {
        try {
            handler.handle(exchange);
        } catch (RuntimeException e) {
            // Without its query, which may hold a credential.
            String what = exchange.getRequestURI().getPath() + ": " + e;
            System.err.println("preview: " + what);
            send(exchange, 500, "text/plain; charset=utf-8", what);
        }
    }

    /**
     * A page of another site must not reach this server under a name of its own (DNS rebinding).
     */
    private boolean isFromHere(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return uri().getAuthority().equals(host)
                && (origin == null || origin.equals("http://" + host));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "preview");
        thread.setDaemon(true);
        return thread;
    }
}
