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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import nl.leerspoor.lrs.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Issue 3, point 7: the packaged WAR, dropped into a real Tomcat and a real Jetty that share no
 * library with it.
 */
@Timeout(120) // a container that says nothing would be waited for without end
class WarIT {
    private static final Path WAR = Path.of(System.getProperty("lrs.war"));

    @TempDir Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> output = new ArrayList<>();

    /** Where the WAR is dropped, how the container is started, and how it is told to stop. */
    enum Container {
        TOMCAT {
            @Override
            List<String> command(Path folder) {
                // Of this test's class path only Tomcat and the tests, which have no libraries.
                String path =
                        Arrays.stream(
                                        System.getProperty("java.class.path")
                                                .split(File.pathSeparator, -1))
                                .filter(p -> p.contains("tomcat") || p.endsWith("test-classes"))
                                .collect(Collectors.joining(File.pathSeparator));
                String host = WarHost.class.getName();
                return List.of("-cp", path, host, WAR.toString(), folder.toString());
            }

            @Override
            String port(String line) {
                return line.startsWith("port ") ? line.substring(5) : "";
            }

            @Override
            void stop(Process process) throws IOException {
                process.getOutputStream().close();
            }
        },

        JETTY {
            @Override
            List<String> command(Path folder) throws IOException {
                Path applications = Files.createDirectories(folder.resolve("webapps"));
                Files.copy(WAR, applications.resolve("lrs.war"));
                return List.of(
                        "-jar",
                        System.getProperty("jetty.home") + "/start.jar",
                        "jetty.base=" + folder,
                        "--module=http",
                        "jetty.http.host=127.0.0.1",
                        "jetty.http.port=0",
                        "jetty.httpConfig.uriCompliance=0,AMBIGUOUS_EMPTY_SEGMENT",
                        "--module=ee11-deploy"); // what comes after it is for applications only
            }

            @Override
            String port(String line) {
                Matcher port = STARTED.matcher(line);
                return port.find() ? port.group(1) : "";
            }

            @Override
            void stop(Process process) {
                process.toHandle().destroy(); // and leaves its output open
            }
        };

        private static final Pattern STARTED =
                Pattern.compile("Started .*Connector.*\\{127\\.0\\.0\\.1:(\\d+)}");

        abstract List<String> command(Path folder) throws IOException;

        /** The port in a line of the log; empty when it says none. */
        abstract String port(String line);

        abstract void stop(Process process) throws IOException;
    }

    private Process start(Container container) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"));
        command.addAll(container.command(folder));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("LEERSPOOR_DATA_DIR", folder.resolve("data").toString());
        environment.put("LEERSPOOR_LRS__KEY", "school");
        environment.put("LEERSPOOR_LRS__SECRET", "een-geheim-woord");
        return builder.start();
    }

    private String port(Container container, BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.add(line);
            String port = container.port(line);
            if (!port.isEmpty()) {
                return port;
            }
        }
        throw new AssertionError(String.join("\n", output));
    }

    @ParameterizedTest
    @EnumSource
    void servesWhenItIsDroppedIntoAContainerAndClosesWithIt(Container container) throws Exception {
        UUID id = UUID.randomUUID();
        Process process = start(container);
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            String base = "http://127.0.0.1:" + port(container, lines) + "/lrs/";
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
            container.stop(process);
            lines.lines().forEach(output::add);
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
                            name ->
                                    name.matches(
                                            ".*/lib/(jakarta.servlet-api|tomcat|jetty|junit).*"));
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
