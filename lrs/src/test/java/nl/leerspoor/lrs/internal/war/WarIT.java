package nl.leerspoor.lrs.internal.war;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import nl.leerspoor.lrs.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Issue 3, point 7: the packaged WAR, dropped into a real Tomcat that shares no library with it.
 */
class WarIT {
    private static final Path WAR = Path.of(System.getProperty("lrs.war"));

    @TempDir Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> output = new ArrayList<>();

    private Process tomcat() throws IOException {
        // Of this test's class path only Tomcat and the tests, which have no libraries.
        String path =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(p -> p.contains("tomcat") || p.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-Djava.net.preferIPv4Stack=true",
                                "-cp",
                                path,
                                WarHost.class.getName(),
                                WAR.toAbsolutePath().toString(),
                                folder.toString())
                        .redirectErrorStream(true);
        builder.environment().put("LEERSPOOR_LRS__SECRET", "een-geheim-woord");
        return builder.start();
    }

    private String read(BufferedReader lines, String prefix) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.add(line);
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
        }
        throw new AssertionError(String.join("\n", output));
    }

    @Test
    void servesWhenItIsDroppedIntoTomcatAndClosesWithIt() throws Exception {
        UUID id = UUID.randomUUID();
        Process process = tomcat();
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            String base = "http://127.0.0.1:" + read(lines, "port ") + "/lrs/";
            HttpResponse<String> health = get(base + "health");
            assertThat(health.statusCode()).as("%s %s", health.body(), output).isEqualTo(200);
            assertThat(health.body()).contains("\"status\":\"ready\"");
            HttpResponse<String> stored =
                    client.send(
                            request(base + "xapi/statements")
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    Samples.statement(id)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
            assertThat(get(base + "xapi//statements?statementId=" + id).statusCode())
                    .isEqualTo(200);
            assertThat(get(base + "admin/lrs/credentials").statusCode()).isEqualTo(403);
            assertThat(get(base + "WEB-INF/web.xml").statusCode()).isEqualTo(404);
            process.getOutputStream().close();
            read(lines, "stopped");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(output)
                .anyMatch(line -> line.contains("path=/lrs/xapi/statements status=200"))
                .noneMatch(line -> line.contains("but has failed to stop it")) // a thread
                .noneMatch(line -> line.contains("anna@example.com"));
    }

    @Test
    void holdsEveryLibraryItNeedsAndNoneOfTheContainers() throws IOException {
        try (ZipFile war = new ZipFile(WAR.toFile())) {
            assertThat(war.stream().map(entry -> entry.getName()))
                    .contains("WEB-INF/web.xml")
                    .anyMatch(name -> name.startsWith("WEB-INF/lib/h2-"))
                    .anyMatch(name -> name.startsWith("WEB-INF/lib/postgresql-"))
                    .anyMatch(name -> name.startsWith("WEB-INF/lib/slf4j-jdk14-"))
                    .noneMatch(
                            name -> name.matches(".*/(jakarta.servlet-api|tomcat|jetty|junit).*"));
        }
    }

    private static HttpRequest.Builder request(String address) {
        String pair = Base64.getEncoder().encodeToString("school:een-geheim-woord".getBytes(UTF_8));
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Basic " + pair)
                .header("X-Experience-API-Version", "1.0.3");
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(request(address).GET().build(), HttpResponse.BodyHandlers.ofString());
    }
}
