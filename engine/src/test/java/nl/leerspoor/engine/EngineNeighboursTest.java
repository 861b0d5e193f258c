package nl.leerspoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.neighbour.Neighbour;
import nl.leerspoor.lrs.neighbour.Neighbours;
import nl.leerspoor.lrs.neighbour.Selection;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 3, point 8: a running engine works on the neighbours in its database. */
class EngineNeighboursTest {
    @TempDir Path data;

    @Test
    void aRunningEngineForwardsWhatItsLrsTakes() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer target =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext(
                "/",
                exchange -> {
                    received.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        target.start();
        Map<String, String> flags =
                Map.of("neighbours.allowHttp", "true", "lrs.key", "k", "lrs.secret", "s");
        UUID id = UUID.randomUUID();
        try {
            add("http://127.0.0.1:" + target.getAddress().getPort() + "/xapi");
            try (TestEngine engine = TestEngine.start(data, flags, Clock.systemUTC())) {
                post(engine.base() + "/xapi/statements", id);
                String body = "";
                while (body != null && !body.contains(id.toString())) {
                    body = received.poll(10, TimeUnit.SECONDS);
                }
                assertThat(body).contains("\"http://a.example/did\"").doesNotContain("authority");
            }
            assertThat(data.resolve("neighbours.key")).exists();
        } finally {
            target.stop(0);
        }
    }

    // As the command does, before the engine has the database.
    private void add(String address) {
        EngineConfig config =
                EngineConfig.read(
                        null,
                        Map.of(),
                        Map.of("dataDir", data.toString(), "neighbours.allowHttp", "true"));
        try (Lrs lrs = Lrs.open(config.lrsConfig(), Clock.systemUTC());
                Neighbours neighbours = lrs.neighbours(config.neighbourConfig())) {
            neighbours.add(
                    config.tenant(),
                    new Neighbour.Forward(
                            "target",
                            URI.create(address),
                            "key",
                            "secret",
                            XapiVersion.V1_0_3,
                            Selection.ALL,
                            50),
                    false);
        }
    }

    private static void post(String uri, UUID id) throws Exception {
        String statement =
                "{\"id\":\""
                        + id
                        + "\",\"actor\":{\"mbox\":\"mailto:a@b.example\"},\"verb\":{\"id\":"
                        + "\"http://a.example/did\"},\"object\":{\"id\":\"http://a.example/it\"}}";
        String pair = Base64.getEncoder().encodeToString("k:s".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(uri))
                                        .header("Authorization", "Basic " + pair)
                                        .header("X-Experience-API-Version", "1.0.3")
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString(statement))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
