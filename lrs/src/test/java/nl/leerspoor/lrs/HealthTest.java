package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.OptionalLong;
import nl.leerspoor.lrs.internal.http.HealthServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 3, point 9: whether the store can work. */
class HealthTest {
    @TempDir Path folder;

    private static HttpResponse<String> get(TestLrs lrs, String path) {
        return lrs.send(HttpRequest.newBuilder(lrs.at(path)).GET());
    }

    @Test
    void saysThatItIsReadyAndHowDurable() {
        LrsConfig config = LrsConfig.defaults("jdbc:h2:file:" + folder.resolve("lrs"));
        try (TestLrs lrs = TestLrs.start(config)) {
            HttpResponse<String> health = get(lrs, "/health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body())
                    .contains("\"status\":\"ready\"", "\"version\":\"test\"")
                    .contains(
                            "\"durability\":\"power\"", "\"database\":\"up\"", "\"disk\":"); // D-17
            assertThat(health.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(get(lrs, "/health/other").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void answers503WhenTheDatabaseDoesNotAnswerButLives() throws SQLException {
        LrsConfig config = TestLrs.config();
        try (TestLrs lrs = TestLrs.start(config)) {
            assertThat(get(lrs, "/health").statusCode()).isEqualTo(200);
            try (Connection connection = DriverManager.getConnection(config.jdbcUrl(), "sa", "")) {
                connection.createStatement().execute("shutdown immediately");
            }
            HttpResponse<String> health = get(lrs, "/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body())
                    .contains("\"status\":\"unavailable\"", "\"database\":\"down\"");
            assertThat(get(lrs, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(lrs, "/health/live").body()).contains("live");
        }
    }

    @Test
    void saysThatTheDiskIsNearlyFull() throws Exception {
        assertThat(disk(1)).contains("\"status\":\"ready\"", "\"disk\":\"low\"");
        assertThat(disk(Long.MAX_VALUE)).contains("\"disk\":\"ok\"");
    }

    private static String disk(long free) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(
                new ServletHolder(
                        new HealthServlet(
                                () -> true, () -> OptionalLong.of(free), Durability.POWER, "x")),
                "/health/*");
        server.setHandler(context);
        server.start();
        try {
            return java.net.http.HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:"
                                                            + connector.getLocalPort()
                                                            + "/health"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            server.stop();
        }
    }
}
