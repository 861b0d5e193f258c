package nl.leerspoor.authoring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * A slow phone that remembers nothing: a page of 360 x 720 in a browser context of its own, a line
 * of 10 Mbit/s with 40 ms, a processor four times as slow, no cache.
 */
public final class Phone implements AutoCloseable {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 720;
    private static final double BYTES_PER_SECOND = 10_000_000 / 8.0;
    private static final int LATENCY_MILLIS = 40;
    private static final int SLOWER = 4;
    private static final long QUIET_MILLIS = 1_000;
    private static final int PATIENCE_MILLIS = 30_000;

    /** In words, for whoever reads the figures. */
    public static final String IN_WORDS =
            "%d x %d, %d Mbit/s, %d ms, a processor %d times as slow, nothing in the cache"
                    .formatted(
                            WIDTH,
                            HEIGHT,
                            Math.round(BYTES_PER_SECOND * 8 / 1e6),
                            LATENCY_MILLIS,
                            SLOWER);

    private static final String SAID = "leerspoorBenchSaid";

    /**
     * Runs in every frame before anything else. A unit's text is there when the player says so
     * ({@code data-ready}) and the browser has painted once more; in a page without script, when it
     * stands in what was parsed.
     */
    private static final String OBSERVE =
            """
            (() => {
                const tasks = [];
                const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
                observer.observe({ type: "longtask", buffered: true });
                const ready = () => document.querySelector(".body[data-ready]")?.dataset.ready;
                const painted = (then) => requestAnimationFrame(() => {
                    const channel = new MessageChannel();
                    channel.port1.onmessage = then;
                    channel.port2.postMessage(null);
                });
                let before = "";
                let then = () => {
                    const [paint] = performance.getEntriesByName("first-contentful-paint");
                    if (!paint) return void setTimeout(then, 5); // it comes a little after
                    %s(JSON.stringify({ paint: paint.startTime, text: at }));
                };
                let at = 0;
                const look = () => {
                    const now = ready();
                    if (!now || now === before) return;
                    before = now;
                    painted(() => {
                        at = performance.now();
                        then();
                    });
                };
                new MutationObserver(look).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-ready"] });
                addEventListener("DOMContentLoaded", look);
                window.leerspoorBench = {
                    /** How long the longest task since the last time was; 0 for none of 50 ms or more. */
                    longest: async () => {
                        await new Promise((done) => setTimeout(done, 100));
                        tasks.push(...observer.takeRecords());
                        return Math.max(0, ...tasks.splice(0).map((task) => task.duration));
                    },
                    /** Milliseconds from the player's own "next" to the next page. */
                    next: () => new Promise((done) => setTimeout(() => {
                        const start = performance.now();
                        then = () => done(at - start);
                        document.querySelector("[data-action=next]").click();
                    })),
                };
            })();
            """
                    .formatted(SAID);

    private final Chromium browser;
    private final String context;
    private final String session;
    private final String mainFrame;
    private final boolean framed;
    private final List<Request> requests = new ArrayList<>();
    private final CompletableFuture<Request> started = new CompletableFuture<>();
    private final CompletableFuture<JsonNode> shown = new CompletableFuture<>();
    private long lastNews = System.nanoTime();

    /**
     * What a page asked for.
     *
     * @param url without its fragment
     * @param frame that asked
     * @param seconds on the browser's clock
     */
    private record Request(String url, String frame, double seconds) {}

    /**
     * How a page came.
     *
     * @param paint milliseconds from the start of the navigation to the first contentful paint
     * @param text milliseconds from there to when the unit's text was painted
     * @param requests that the page had made by then
     * @param requestsInAll that it made until it was quiet
     * @param longestTask milliseconds; 0 when none took 50 or more
     * @param task milliseconds that the slowed processor worked until the page was quiet
     * @param script milliseconds of these spent in scripts
     */
    public record Load(
            double paint,
            double text,
            int requests,
            int requestsInAll,
            double longestTask,
            double task,
            double script) {
        /** When there is something to read: both have come. */
        public double firstContent() {
            return Math.max(paint, text);
        }
    }

    /**
     * How it went from page to page.
     *
     * @param clicks milliseconds from each click to the next page
     * @param longestTask milliseconds; 0 when none took 50 or more
     */
    public record Walk(List<Double> clicks, double longestTask) {}

    /**
     * Takes a phone.
     *
     * @param framed whether what is measured stands in a frame of a host's page
     * @throws IOException when Chromium refuses
     */
    public Phone(Chromium browser, boolean framed) throws IOException {
        this.browser = browser;
        this.framed = framed;
        context =
                browser.ask(null, "Target.createBrowserContext").path("browserContextId").asText();
        String target =
                browser.ask(
                                null,
                                "Target.createTarget",
                                "url",
                                "about:blank",
                                "browserContextId",
                                context)
                        .path("targetId")
                        .asText();
        session =
                browser.ask(null, "Target.attachToTarget", "targetId", target, "flatten", true)
                        .path("sessionId")
                        .asText();
        mainFrame = ask("Page.getFrameTree").path("frameTree").path("frame").path("id").asText();
        browser.listen(session, this::hear);
        ask("Page.enable");
        ask("Network.enable");
        ask("Network.setCacheDisabled", "cacheDisabled", true);
        ask(
                "Network.emulateNetworkConditions",
                "offline",
                false,
                "latency",
                LATENCY_MILLIS,
                "downloadThroughput",
                BYTES_PER_SECOND,
                "uploadThroughput",
                BYTES_PER_SECOND);
        ask("Emulation.setCPUThrottlingRate", "rate", SLOWER);
        ask(
                "Emulation.setDeviceMetricsOverride",
                "width",
                WIDTH,
                "height",
                HEIGHT,
                "deviceScaleFactor",
                1,
                "mobile",
                true);
        ask("Performance.enable", "timeDomain", "threadTicks");
        ask("Runtime.enable");
        ask("Runtime.addBinding", "name", SAID);
        ask("Page.addScriptToEvaluateOnNewDocument", "source", OBSERVE);
    }

    /**
     * Opens a page and waits until it shows its text and asks for nothing more.
     *
     * @throws IOException when the text does not come
     */
    public Load open(URI page) throws IOException {
        // Not waited for: its answer comes when the page is there already.
        CompletableFuture<JsonNode> unused =
                browser.send(session, "Page.navigate", "url", page.toString());
        Request document = Chromium.await(started, "document of " + page);
        JsonNode before = metrics();
        JsonNode said;
        try {
            said = Chromium.await(shown, "text in " + page);
        } catch (IOException e) {
            String there = evaluate("document.body.innerText").asText().strip();
            throw new IOException(e.getMessage() + "; what it shows is: " + there, e);
        }
        double text = said.path("text").asDouble();
        awaitQuiet();
        JsonNode after = metrics();
        List<Request> own;
        synchronized (requests) {
            own = requests.stream().filter(r -> r.frame().equals(document.frame())).toList();
        }
        return new Load(
                said.path("paint").asDouble(),
                text,
                (int)
                        own.stream()
                                .filter(r -> r.seconds() <= document.seconds() + text / 1e3)
                                .count(),
                own.size(),
                longest(),
                millis(after, "TaskDuration") - millis(before, "TaskDuration"),
                millis(after, "ScriptDuration") - millis(before, "ScriptDuration"));
    }

    /**
     * Goes on with the player's own button.
     *
     * @param times how often
     * @throws IOException when the next page does not come
     */
    public Walk next(int times) throws IOException {
        List<Double> clicks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            clicks.add(evaluate("leerspoorBench.next()").asDouble());
        }
        return new Walk(clicks, longest());
    }

    /** The HTML of the first element that this finds in what is measured. */
    public String html(String selector) throws IOException {
        return evaluate("document.querySelector('" + selector + "').outerHTML").asText();
    }

    /** Requests to anywhere else than this origin, as far as the page was seen. */
    public SortedSet<String> thirdParties(URI origin) {
        SortedSet<String> others = new TreeSet<>();
        synchronized (requests) {
            for (Request request : requests) {
                if (!request.url().startsWith(origin.resolve("/").toString())) {
                    others.add(request.url());
                }
            }
        }
        return others;
    }

    private void hear(JsonNode event) {
        JsonNode values = event.path("params");
        switch (event.path("method").asText()) {
            case "Network.requestWillBeSent" -> {
                String url = values.path("request").path("url").asText();
                if (!url.matches("(data|blob|about):.*")) {
                    Request request =
                            new Request(
                                    url,
                                    values.path("frameId").asText(),
                                    values.path("timestamp").asDouble());
                    heard(request);
                    if (values.path("type").asText().equals("Document")
                            && framed != request.frame().equals(mainFrame)) {
                        started.complete(request);
                    }
                }
            }
            case "Network.webSocketCreated" ->
                    heard(new Request(values.path("url").asText(), "", Double.MAX_VALUE));
            case "Runtime.bindingCalled" -> {
                synchronized (requests) {
                    lastNews = System.nanoTime();
                }
                try {
                    shown.complete(new ObjectMapper().readTree(values.path("payload").asText()));
                } catch (IOException e) {
                    shown.completeExceptionally(e);
                }
            }
            default -> {} // of no interest
        }
    }

    private void heard(Request request) {
        synchronized (requests) {
            requests.add(request);
            lastNews = System.nanoTime();
        }
    }

    private void awaitQuiet() throws IOException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        BooleanSupplier quiet =
                () -> {
                    synchronized (requests) {
                        return System.nanoTime() - lastNews > QUIET_MILLIS * 1_000_000;
                    }
                };
        try {
            while (!quiet.getAsBoolean() && System.nanoTime() < end) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private double longest() throws IOException {
        return evaluate("leerspoorBench.longest()").asDouble();
    }

    private JsonNode metrics() throws IOException {
        return ask("Performance.getMetrics").path("metrics");
    }

    private static double millis(JsonNode metrics, String name) {
        for (JsonNode metric : metrics) {
            if (metric.path("name").asText().equals(name)) {
                return metric.path("value").asDouble() * 1e3;
            }
        }
        return 0;
    }

    /** In the frame that is measured. */
    private JsonNode evaluate(String expression) throws IOException {
        String where = framed ? "frames[0]." : "window.";
        JsonNode answer =
                ask(
                        "Runtime.evaluate",
                        "expression",
                        where + expression,
                        "awaitPromise",
                        true,
                        "returnByValue",
                        true);
        if (answer.has("exceptionDetails")) {
            throw new IOException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    private JsonNode ask(String method, Object... parameters) throws IOException {
        return browser.ask(session, method, parameters);
    }

    /** Gives it back; nothing of it remains. */
    @Override
    public void close() throws IOException {
        browser.ignore(session);
        browser.ask(null, "Target.disposeBrowserContext", "browserContextId", context);
    }
}
