package nl.leerspoor.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineServerTest {
    @TempDir Path data;

    @Test
    void saysThatItIsReadyAndHowDurable() {
        try (TestEngine engine = TestEngine.start(data)) {
            Browser.Answer health = engine.browser().get("/health").expect(200);
            assertThat(health.body())
                    .contains("\"status\":\"ready\"", "\"durability\":\"power\""); // D-17
            assertThat(engine.browser().get("/xapi/about").expect(200).body()).contains("1.0.3");
        }
    }

    /** D-9: giving credentials is apart from doing everything with data. */
    @Test
    void letsOnlyTheConfiguredAdministratorGiveCredentials() {
        Map<String, String> flags =
                Map.of(
                        "lrs.adminKey", "baas",
                        "lrs.adminSecret", "een-lang-geheim-1",
                        "lrs.key", "alles",
                        "lrs.secret", "geheim");
        try (TestEngine engine = TestEngine.start(data, flags, Clock.systemUTC())) {
            create(engine, "alles:geheim", "school").expect(403);
            create(engine, "baas:een-lang-geheim-2", "school").expect(401);
            assertThat(create(engine, "baas:een-lang-geheim-1", "school").expect(201).body())
                    .contains("\"secret\":\"s");
            for (String ours : new String[] {"engine", "launch:1"}) {
                assertThat(create(engine, "baas:een-lang-geheim-1", ours).expect(400).body())
                        .contains("/name");
            }
        }
    }

    private static Browser.Answer create(TestEngine engine, String pair, String name) {
        return engine.browser()
                .send(
                        HttpRequest.newBuilder(engine.base().resolve("/admin/lrs/credentials"))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(pair.getBytes(UTF_8)))
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"name\":\""
                                                        + name
                                                        + "\",\"scopes\":[\"state\"]}")));
    }

    @Test
    void saysInOneSentenceThatAPortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThatThrownBy(
                            () ->
                                    TestEngine.start(
                                            data, Map.of("http.port", port), Clock.systemUTC()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("Port " + port + " is in use")
                    .hasNoCause();
        }
    }

    @Test
    void saysInOneSentenceThatACourseIsMissingOrWrong() throws IOException {
        assertThatThrownBy(
                        () ->
                                TestEngine.start(
                                        data,
                                        Map.of("courses", data.resolve("none").toString()),
                                        Clock.systemUTC()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("There is no course folder");
        Files.writeString(data.resolve("course.yaml"), "id: x\n");
        assertThatThrownBy(
                        () ->
                                TestEngine.start(
                                        data,
                                        Map.of("courses", data.toString()),
                                        Clock.systemUTC()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("has mistakes")
                .hasMessageContaining("course.yaml:");
    }

    @Test
    void makesTheFirstLogInsOnceAndKeepsThemInAFileForTheOwnerOnly() throws IOException {
        String password;
        try (TestEngine engine = TestEngine.start(data)) {
            assertThat(engine.logins().staff())
                    .extracting(FirstLogins.StaffLogin::role)
                    .containsExactly("coördinator", "beoordelaar", "examencommissie"); // S0-110
            password = engine.logins().staff().get(0).password();
            engine.coordinator().get("/beheer").expect(200);
        }
        Path file = data.resolve("first-logins.txt");
        assertThat(Files.readString(file)).contains("in clear", password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (TestEngine again = TestEngine.start(data)) {
            assertThat(again.server().firstLogins()).isEmpty();
            again.browser()
                    .post(
                            "/inloggen",
                            Map.of("email", "Coordinator@leerspoor.local", "password", password))
                    .expect(303);
        }
        try (var files = Files.list(data)) {
            for (Path each : files.filter(path -> path.toString().endsWith(".db")).toList()) {
                assertThat(
                                new String(
                                        Files.readAllBytes(each),
                                        java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as("no password in clear in the database")
                        .doesNotContain(password);
            }
        }
    }

    @Test
    void answersUnknownAddressesKindly() {
        try (TestEngine engine = TestEngine.start(data)) {
            Browser browser = engine.browser();
            Browser.Answer page = browser.get("/bestaat/niet").expect(404);
            assertThat(page.body()).contains("Deze pagina is er niet");
            assertThat(page.header("X-Request-Id")).isNotEmpty();
            Browser.Answer api = browser.get("/api/bestaat/niet").expect(404);
            assertThat(api.header("Content-Type")).startsWith("application/problem+json");
            assertThat(api.body()).contains(api.header("X-Request-Id"));
            browser.get("/static/../logback.xml").expect(404);
            browser.get("/static/logback.xml").expect(404);
            assertThat(browser.get("/static/site.css").expect(200).header("Content-Type"))
                    .startsWith("text/css");
            assertThat(
                            browser.get("/static/fonts/atkinson-normal.woff2")
                                    .expect(200)
                                    .header("Cache-Control"))
                    .contains("max-age");
            assertThat(
                            browser.get("/static/site.css", "Accept-Encoding", "gzip")
                                    .header("Content-Encoding"))
                    .isEqualTo("gzip");
        }
    }

    @Test
    void letsPackagesElsewhereCallTheApiWithoutCookies() {
        try (TestEngine engine = TestEngine.start(data)) {
            Browser.Answer preflight =
                    engine.browser()
                            .send(
                                    java.net.http.HttpRequest.newBuilder(
                                                    URI.create(engine.base() + "/api/tickets"))
                                            .header("Origin", "https://lms.example")
                                            .header("Access-Control-Request-Method", "POST")
                                            .method(
                                                    "OPTIONS",
                                                    java.net.http.HttpRequest.BodyPublishers
                                                            .noBody()))
                            .expect(204);
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization");
            assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
        }
    }
}
