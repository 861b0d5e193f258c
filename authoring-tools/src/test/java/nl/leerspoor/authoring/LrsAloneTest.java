package nl.leerspoor.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.lrs.Lrs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code leerspoor lrs} as a process of its own. */
class LrsAloneTest {
    private static final int CLIENTS = 4;
    private static final int SIGTERM_EXIT = 143;

    @TempDir Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private Thread reader = new Thread();

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-Djava.net.preferIPv4Stack=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "nl.leerspoor.authoring.Leerspoor",
                                "lrs",
                                "--port",
                                "0",
                                "--data",
                                data.toString(),
                                "--config",
                                data.resolve("none.yaml").toString(),
                                "--key",
                                "klant")
                        .redirectErrorStream(true);
        builder.environment().put("LEERSPOOR_LRS__SECRET", "een-geheim-woord");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Where it listens, once it does; goes on to read what it writes. */
    private URI ready(BufferedReader lines) throws IOException {
        URI base = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.add(line);
            if (line.contains("xAPI endpoint")) {
                String address = line.substring(line.indexOf("http")).replace("/xapi", "");
                base = URI.create(address.replace("localhost", "127.0.0.1"));
                break;
            }
        }
        assertThat(base).as("%s", output).isNotNull();
        reader = new Thread(() -> readOn(lines));
        reader.start();
        return base;
    }

    private void readOn(BufferedReader lines) {
        try {
            lines.lines().forEach(output::add);
        } catch (UncheckedIOException e) {
            // The test has ended and closed what this reads.
        }
    }

    private static HttpRequest.Builder request(URI base, String path) {
        String pair = Base64.getEncoder().encodeToString("klant:een-geheim-woord".getBytes(UTF_8));
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Basic " + pair)
                .header("X-Experience-API-Version", "1.0.3")
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> get(URI base, String path)
            throws IOException, InterruptedException {
        return client.send(request(base, path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI base, UUID id) throws IOException, InterruptedException {
        String statement =
                "{\"id\":\""
                        + id
                        + "\",\"actor\":{\"mbox\":\"mailto:anna@example.com\"},"
                        + "\"verb\":{\"id\":\"http://example.com/did\"},"
                        + "\"object\":{\"id\":\"http://example.com/it\"}}";
        return client.send(
                request(base, "/xapi/statements")
                        .POST(HttpRequest.BodyPublishers.ofString(statement))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Posts until nobody listens any more. */
    private void load(URI base, CountDownLatch enough) {
        while (true) {
            UUID id = UUID.randomUUID();
            try {
                HttpResponse<String> answer = post(base, id);
                if (answer.statusCode() == 200 && answer.body().contains(id.toString())) {
                    acknowledged.add(id);
                    answered.add(answer.headers().firstValue("X-Request-Id").orElseThrow());
                    enough.countDown();
                } else if (answer.statusCode() == 503) {
                    return; // it is stopping, and says so
                } else {
                    wrong.add(answer.statusCode() + " " + answer.body());
                }
            } catch (IOException e) {
                // No answer at all is what the end of a process looks like. Half an answer is not.
                String message = String.valueOf(e.getMessage());
                if (message.contains("bytes received") || message.contains("chunk")) {
                    wrong.add(message);
                }
                return;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Issue 3, point 9, and D-17: SIGTERM under load loses nothing that was acknowledged. */
    @Test
    void stopsUnderLoadWithoutLosingOrHalvingAnything() throws Exception {
        Process process = start(Map.of("LEERSPOOR_LOG__FORMAT", "json"));
        try {
            URI base = ready(process.inputReader(UTF_8));
            CountDownLatch enough = new CountDownLatch(200);
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Thread thread = new Thread(() -> load(base, enough));
                thread.start();
                clients.add(thread);
            }
            assertThat(enough.await(30, TimeUnit.SECONDS)).as("%s %s", wrong, output).isTrue();
            // Process.destroy() closes what this reads, too, and the last lines would be lost.
            process.toHandle().destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            for (Thread thread : clients) {
                thread.join(TimeUnit.SECONDS.toMillis(30));
                assertThat(thread.isAlive()).isFalse();
            }
            // The last lines may still be in the pipe when the process has ended.
            reader.join(TimeUnit.SECONDS.toMillis(30));
            assertThat(reader.isAlive()).isFalse();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(SIGTERM_EXIT);
        assertThat(wrong).isEmpty();
        try (Lrs lrs = Lrs.open(EngineConfig.defaults(data).lrsConfig(), Clock.systemUTC())) {
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(200);
            assertThat(acknowledged)
                    .allMatch(id -> lrs.statements().find("leerspoor", id).isPresent());
            assertThat(lrs.ledger().check("leerspoor").findings()).isEmpty();
        }
        everyLineIsJsonAndNamesNobody();
    }

    private void everyLineIsJsonAndNamesNobody() throws IOException {
        List<String> events = output.stream().filter(line -> line.startsWith("{")).toList();
        Set<String> logged = new HashSet<>();
        for (String event : events) {
            JsonNode line = new ObjectMapper().readTree(event);
            assertThat(line.path("level").asText()).isNotEmpty();
            if (line.path("loggerName").asText().equals("nl.leerspoor.access")) {
                logged.add(line.path("mdc").path("request").asText());
            }
        }
        assertThat(logged).as("what is logged of what was answered").containsAll(answered);
        assertThat(output)
                .noneMatch(line -> line.contains("anna") || line.contains("een-geheim-woord"))
                .noneMatch(line -> line.contains("Exception") || line.contains("ERROR"));
    }

    @Test
    void servesTheLrsAndNothingElse() throws Exception {
        Process process = start(Map.of());
        try {
            // Not closed here: that would wait for the thread that reads on, until the process
            // ends.
            URI base = ready(process.inputReader(UTF_8));
            assertThat(post(base, UUID.randomUUID()).statusCode()).isEqualTo(200);
            assertThat(get(base, "/health").body()).contains("\"status\":\"ready\"");
            assertThat(get(base, "/metrics").body()).contains("leerspoor_lrs_statements_total 1.0");
            assertThat(get(base, "/admin/lrs/credentials").statusCode()).isEqualTo(403);
            assertThat(get(base, "/").statusCode()).isEqualTo(404);
            assertThat(get(base, "/inloggen").statusCode()).isEqualTo(404);
        } finally {
            process.destroyForcibly();
        }
    }
}
