package nl.leerspoor.authoring;

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
 * Shows packages in a browser: SCORM 1.2 inside a simulated LMS at {@code /scorm12/} (scorm-again
 * as the API, strict as a real one), cmi5 launched at {@code /cmi5/} with an LRS behind {@code
 * /xapi/}, plain web at {@code /web/}. Listens on this machine only. What learners commit stays in
 * memory, by package and learner. Thread-safe.
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
    private final LearnerData learners = new LearnerData();
    private final PreviewEvents events = new PreviewEvents();
    private final PreviewLrs lrs = new PreviewLrs(events);
    private final PreviewLaunch launches = new PreviewLaunch(lrs);
    private volatile List<ContentPackage> packages = List.of();
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
        handle("/", this::start);
        handle("/scorm12/", this::scorm);
        handle("/web/", this::web);
        handle("/preview/", PreviewServer::resource);
        handle("/cmi5/", this::cmi5);
        handle("/xapi/", lrs::handle);
        handle("/events", events::listen);
        http.start();
    }

    /**
     * Starts serving packages as a host that was given their zips.
     *
     * @param port 0 takes a free one
     * @param zips SCORM 1.2 or web packages
     * @return a running server
     * @throws IOException when a zip is not sound or the port is in use
     */
    public static PreviewServer ofZips(int port, List<Path> zips) throws IOException {
        List<ContentPackage> packages = new java.util.ArrayList<>();
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
        InetSocketAddress address = http.getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + "/");
    }

    /**
     * Where packages that are shown here may send their statements; starts an LRS for them.
     *
     * @return for the packages to be built with
     */
    public LrsAccess lrsAccess() {
        lrs.warmUp();
        return new LrsAccess(uri().resolve("xapi/"), lrs.key(), lrs.secret());
    }

    /**
     * What the host keeps of a learner for the first SCORM package.
     *
     * @param learner as in {@code ?learner=}
     * @return elements and values, such as {@code cmi.core.lesson_status}; empty before a commit
     */
    public SortedMap<String, String> cmi(String learner) {
        return cmi(find(PackageFormat.SCORM12, null).map(ContentPackage::id).orElse(""), learner);
    }

    /**
     * What the host keeps of a learner.
     *
     * @param packageId {@code <course>} or {@code <course>.<module>}
     * @param learner as in {@code ?learner=}
     * @return elements and values, such as {@code cmi.core.lesson_status}; empty before a commit
     */
    public SortedMap<String, String> cmi(String packageId, String learner) {
        return learners.find(packageId, learner);
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
        if (exchange.getRequestURI().getPath().equals("/")) {
            html(exchange, PreviewPages.start(packages, findings));
        } else {
            notFound(exchange);
        }
    }

    private void scorm(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/scorm12/".length());
        Map<String, String> query = query(exchange);
        String learner = query.getOrDefault("learner", "anna");
        Optional<ContentPackage> content = find(PackageFormat.SCORM12, query.get("package"));
        if (path.startsWith("files/")) {
            file(exchange, PackageFormat.SCORM12, path.substring("files/".length()));
        } else if (content.isEmpty()) {
            start(exchange, path);
        } else if (path.isEmpty()) {
            String mode = query.getOrDefault("mode", "normal");
            String id = content.get().id();
            html(
                    exchange,
                    PreviewPages.scorm(
                            content.get(),
                            learner,
                            mode,
                            learners.launch(id, learner, mode),
                            findings));
        } else if (path.equals("cmi") && exchange.getRequestMethod().equals("POST")) {
            commit(exchange, content.get().id(), learner);
        } else if (path.equals("reset") && exchange.getRequestMethod().equals("POST")) {
            learners.reset(content.get().id(), learner);
            seeOther(exchange, "/scorm12/?" + exchange.getRequestURI().getRawQuery());
        } else {
            notFound(exchange);
        }
    }

    private void cmi5(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/cmi5/".length());
        Map<String, String> query = query(exchange);
        String learner = query.getOrDefault("learner", "anna");
        boolean post = exchange.getRequestMethod().equals("POST");
        Optional<ContentPackage> content = find(PackageFormat.CMI5, query.get("package"));
        if (path.startsWith("files/")) {
            file(exchange, PackageFormat.CMI5, path.substring("files/".length()));
        } else if (path.startsWith("fetch/") && post) {
            send(exchange, "application/json", launches.fetch(path.substring("fetch/".length())));
        } else if (content.isEmpty()) {
            start(exchange, path);
        } else if (path.isEmpty()) {
            launch(exchange, content.get(), learner, query);
        } else if (path.equals("reset") && post) {
            launches.reset(content.get().id(), learner);
            seeOther(exchange, "/cmi5/?" + exchange.getRequestURI().getRawQuery());
        } else {
            notFound(exchange);
        }
    }

    private void launch(
            HttpExchange exchange,
            ContentPackage content,
            String learner,
            Map<String, String> query)
            throws IOException {
        List<PreviewLaunch.Unit> units = PreviewLaunch.units(content);
        String au = query.getOrDefault("au", "0");
        int chosen = au.matches("\\d{1,4}") ? Integer.parseInt(au) : units.size();
        String mode = query.getOrDefault("mode", "Normal");
        if (chosen >= units.size() || !List.of("Normal", "Browse", "Review").contains(mode)) {
            notFound(exchange);
            return;
        }
        String address =
                launches.launch(uri().toString(), content, learner, units.get(chosen), mode);
        html(exchange, PreviewPages.cmi5(content, units, chosen, learner, mode, address, findings));
    }

    private void commit(HttpExchange exchange, String content, String learner) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_COMMIT_BYTES + 1);
        if (body.length > MAX_COMMIT_BYTES) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        try {
            learners.commit(content, learner, body);
        } catch (IOException e) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        send(exchange, "application/json", "{\"result\":\"true\",\"errorCode\":0}");
    }

    private void web(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/web/".length());
        Optional<ContentPackage> content = find(PackageFormat.WEB, query(exchange).get("package"));
        if (path.startsWith("files/")) {
            file(exchange, PackageFormat.WEB, path.substring("files/".length()));
        } else if (path.isEmpty() && content.isPresent()) {
            html(exchange, PreviewPages.web(content.get(), findings));
        } else {
            start(exchange, path);
        }
    }

    private void start(HttpExchange exchange, String path) throws IOException {
        if (path.isEmpty()) {
            html(exchange, PreviewPages.start(packages, findings));
        } else {
            notFound(exchange);
        }
    }

    private void file(HttpExchange exchange, PackageFormat format, String path) throws IOException {
        int slash = path.indexOf('/');
        Optional<ContentPackage> content =
                slash < 0 ? Optional.empty() : find(format, path.substring(0, slash));
        PackageFile file = content.map(c -> c.files().get(path.substring(slash + 1))).orElse(null);
        if (file == null) {
            notFound(exchange);
        } else {
            FileResponse.send(exchange, path, file);
        }
    }

    private Optional<ContentPackage> find(PackageFormat format, @Nullable String id) {
        return packages.stream()
                .filter(p -> p.format() == format && (id == null || p.id().equals(id)))
                .findFirst();
    }

    private static void resource(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/preview/".length());
        String resource =
                switch (name) {
                    case "scorm12.js" -> "/scorm-again/scorm12.js";
                    case "host.js", "host.css" -> "/nl/leerspoor/authoring/preview/" + name;
                    default -> "";
                };
        try (InputStream in =
                resource.isEmpty() ? null : PreviewServer.class.getResourceAsStream(resource)) {
            if (in == null) {
                notFound(exchange);
            } else {
                String type = name.endsWith(".css") ? "text/css" : "text/javascript";
                send(
                        exchange,
                        type + "; charset=utf-8",
                        new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
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

    private static void html(HttpExchange exchange, String html) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        send(exchange, "text/html; charset=utf-8", html);
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(404, -1);
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, bytes.length);
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
                        if (isFromHere(exchange)) {
                            answer(exchange, handler);
                        } else {
                            exchange.sendResponseHeaders(403, -1);
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
            System.err.println("preview: " + exchange.getRequestURI() + ": " + e);
            exchange.sendResponseHeaders(500, -1); // before the exchange is closed
        }
    }

    /**
     * A page of another site must not reach this server under a name of its own (DNS rebinding).
     */
    private static boolean isFromHere(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return host != null
                && host.matches("127\\.0\\.0\\.1(:\\d+)?")
                && (origin == null || origin.equals("http://" + host));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "preview");
        thread.setDaemon(true);
        return thread;
    }
}
