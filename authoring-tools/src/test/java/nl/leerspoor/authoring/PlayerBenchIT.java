package nl.leerspoor.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.leerspoor.authoring.bench.Chromium;
import nl.leerspoor.authoring.bench.Phone;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import org.junit.jupiter.api.Test;

/** {@code bench player} with a real Chromium, where there is one; how fast is not for a test. */
class PlayerBenchIT {
    @Test
    void aRequestToAThirdPartyFailsTheCommandAndIsNamedWithoutItsQuery() throws IOException {
        Course course = Objects.requireNonNull(CourseReader.read(Command.SMALL).course());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try (Chromium chromium = chromium();
                PreviewServer server = new PreviewServer(0, List.of())) {
            ContentPackage web =
                    Objects.requireNonNull(
                            PlayerBench.packages(course, Command.SMALL, server.lrsAccess())
                                    .get(PackageFormat.WEB));
            PlayerFigures figures =
                    PlayerBench.play(
                            server, chromium, course, Map.of(PackageFormat.WEB, nosy(web)), 1);
            int exitCode = PlayerBench.report(figures, new PrintWriter(out), new PrintWriter(err));
            assertThat(exitCode).isOne();
        }
        assertThat(err.toString())
                .contains("web: https://telt.example/pixel.png")
                .contains("web: https://kader.example/")
                .doesNotContain("geheim");
        assertThat(out.toString()).contains("web\n", "script ", "and the text", "plain HTML");
    }

    /** As if an author's page, or a bug of ours, had a picture and a frame of elsewhere. */
    private static ContentPackage nosy(ContentPackage web) {
        SortedMap<String, PackageFile> files = new TreeMap<>(web.files());
        files.computeIfPresent(
                "index.html",
                (path, page) ->
                        PackageFile.of(
                                new String(page.bytes(), UTF_8)
                                        .replaceFirst("<meta http-equiv[^>]*>", "")
                                        .replace(
                                                "<body>",
                                                "<body><img src=\"https://telt.example/pixel.png"
                                                        + "?sleutel=geheim\"><iframe"
                                                        + " src=\"https://kader.example/\"></iframe>")));
        return new ContentPackage(web.id(), web.version(), web.format(), files);
    }

    @Test
    void aPhoneSeesHowAPageCameAndWhatItAskedFor() throws IOException {
        Map<String, String> pages =
                Map.of(
                        "/",
                        """
                        <!doctype html><title>t</title><link rel="icon" href="data:,"><h1>Titel</h1><div class="body"></div>
                        <button data-action="next">Verder</button><script src="/script.js"></script>
                        """,
                        // 1.25 MB: a line of 10 Mbit/s needs a second for it.
                        "/script.js",
                        """
                        const body = document.querySelector(".body");
                        const busy = (until) => { while (performance.now() < until); };
                        busy(performance.now() + 120);
                        body.textContent = "Tekst";
                        body.dataset.ready = "1";
                        setTimeout(() => new Image().src = "/later.png", 300);
                        document.querySelector("button").onclick = () => {
                            busy(performance.now() + 150);
                            body.dataset.ready += "1";
                        };
                        //"""
                                + "x".repeat(1_250_000));
        try (Chromium chromium = chromium();
                Pages server = new Pages(pages);
                Phone phone = new Phone(chromium, false)) {
            Phone.Load load = phone.open(server.uri());
            assertThat(load.paint()).isPositive();
            assertThat(load.text()).as("milliseconds, on its line").isGreaterThan(1_000);
            assertThat(load.requests()).as("the page and its script").isEqualTo(2);
            assertThat(load.requestsInAll()).as("and a picture later").isEqualTo(3);
            assertThat(load.longestTask()).isGreaterThanOrEqualTo(120);
            assertThat(load.task()).isGreaterThan(load.script());

            Phone.Walk walk = phone.next(2);
            assertThat(walk.clicks()).hasSize(2).allMatch(millis -> millis >= 150);
            assertThat(walk.longestTask()).isGreaterThanOrEqualTo(150);
            assertThat(phone.html(".body")).contains("data-ready=\"111\"");
            assertThat(phone.thirdParties(server.uri())).isEmpty();
        }
    }

    @Test
    void aMachineWithoutChromiumIsToldSo() throws IOException, InterruptedException {
        ProcessBuilder bench =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "nl.leerspoor.authoring.Leerspoor",
                                "bench",
                                "player",
                                Command.SMALL.toString())
                        .redirectErrorStream(true);
        bench.environment().put("PATH", Path.of("target").toString());
        bench.environment().remove("CHROMIUM");
        Process process = bench.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isOne();
        assertThat(said).contains("there is no Chromium on this machine; install it");
        assertThat(PlayerBench.missing(Map.of("CHROMIUM", "weg")))
                .hasMessage("CHROMIUM names weg, which is no program on this machine");
    }

    private static Chromium chromium() throws IOException {
        Optional<Path> executable = Chromium.find(System.getenv());
        assumeTrue(executable.isPresent(), "there is no Chromium on this machine");
        return Chromium.start(executable.orElseThrow());
    }

    /** Serves a few pages from memory. */
    private static final class Pages implements AutoCloseable {
        private final HttpServer http;

        Pages(Map<String, String> pages) throws IOException {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setExecutor(Executors.newCachedThreadPool());
            http.createContext(
                    "/",
                    exchange -> {
                        String path = exchange.getRequestURI().getPath();
                        byte[] page = pages.getOrDefault(path, "").getBytes(UTF_8);
                        String type = path.endsWith(".js") ? "text/javascript" : "text/html";
                        exchange.getResponseHeaders()
                                .put("Content-Type", Collections.singletonList(type));
                        exchange.sendResponseHeaders(200, page.length == 0 ? -1 : page.length);
                        exchange.getResponseBody().write(page);
                        exchange.close();
                    });
            http.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }
}
