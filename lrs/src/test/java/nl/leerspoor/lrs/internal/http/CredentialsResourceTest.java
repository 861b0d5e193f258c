package nl.leerspoor.lrs.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.xapi.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CredentialsResourceTest {
    private static TestLrs server;
    private static Credential admin;

    @BeforeAll
    static void start() {
        server = TestLrs.start();
        admin =
                server.lrs()
                        .credentials()
                        .create("adm", "anna", Set.of(Scope.ADMIN), Restrictions.NO_VOIDING);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return server.send(
                HttpRequest.newBuilder(server.at("/admin/lrs/" + path))
                        .header("Authorization", TestLrs.basic(admin))
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode ok(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return Json.parse(answer.body(), "");
    }

    /** Status of a statement sent with this key and secret. */
    private static int used(String key, String secret) {
        Credential pair =
                new Credential(
                        admin.id(),
                        "adm",
                        "x",
                        key,
                        secret,
                        Set.of(),
                        Restrictions.NONE,
                        admin.created(),
                        false);
        return server.send(
                        server.anonymous("/statements")
                                .header("Authorization", TestLrs.basic(pair))
                                .header("X-Experience-API-Version", "1.0.3")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(Samples.statement())))
                .statusCode();
    }

    @Test
    void aCredentialIsMadeRotatedAndRevokedAndEachIsWrittenDown() {
        JsonNode made =
                ok(
                        201,
                        send(
                                "POST",
                                "credentials",
                                "{\"name\":\"app\",\"scopes\":[\"statements/write\"],"
                                        + "\"restrictions\":{\"requestsPerMinute\":100}}"));
        String id = made.path("id").asText();
        String key = made.path("key").asText();
        String secret = made.path("secret").asText();
        assertThat(used(key, secret)).isEqualTo(200);
        JsonNode shown = ok(200, send("GET", "credentials/" + id, ""));
        assertThat(shown.has("secret")).isFalse();
        assertThat(shown.path("restrictions").path("requestsPerMinute").asInt()).isEqualTo(100);
        assertThat(shown.path("restrictions").path("mayVoid").asBoolean()).isFalse();
        JsonNode rotated =
                ok(200, send("POST", "credentials/" + id + "/rotate", "{\"graceSeconds\":3600}"));
        assertThat(rotated.path("key").asText()).isEqualTo(key);
        String next = rotated.path("secret").asText();
        assertThat(used(key, next)).isEqualTo(200);
        assertThat(used(key, secret)).isEqualTo(200);
        String last =
                ok(200, send("POST", "credentials/" + id + "/rotate", "")).path("secret").asText();
        assertThat(used(key, next)).isEqualTo(401);
        assertThat(used(key, last)).isEqualTo(200);
        JsonNode revoked = ok(200, send("POST", "credentials/" + id + "/revoke", ""));
        assertThat(revoked.path("revoked").asBoolean()).isTrue();
        assertThat(used(key, last)).isEqualTo(401);
        assertThat(send("POST", "credentials/" + id + "/revoke", "").statusCode()).isEqualTo(404);
        String list = send("GET", "credentials", "").body();
        String changes = send("GET", "changes", "").body();
        for (String each : List.of(secret, next, last)) {
            assertThat(list).doesNotContain(each);
            assertThat(changes).doesNotContain(each);
        }
        JsonNode rows = Json.parse(changes, "");
        assertThat(rows)
                .filteredOn(row -> row.path("credential").asText().equals(id))
                .extracting(row -> row.path("kind").asText())
                .containsExactlyInAnyOrder("CREATED", "ROTATED", "ROTATED", "REVOKED");
        assertThat(rows)
                .filteredOn(row -> row.path("credential").asText().equals(id))
                .allMatch(
                        row ->
                                row.path("by")
                                        .asText()
                                        .equals("credential:" + admin.id() + " (anna)"));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        HttpResponse<String> answer =
                send(
                        "POST",
                        "credentials",
                        "{\"name\":\"reserved\",\"scopes\":[\"everything\"],\"secret\":\"x\","
                                + "\"restrictions\":{\"activities\":[],\"activity\":1,"
                                + "\"actors\":[{\"mbox\":\"anna\"}],\"registration\":\"r\","
                                + "\"requestsPerMinute\":0,\"expires\":\"soon\",\"mayVoid\":1}}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body(), "").path("violations"))
                .extracting(v -> v.path("pointer").asText())
                .contains(
                        "/name",
                        "/scopes",
                        "/secret",
                        "/restrictions/activities",
                        "/restrictions/activity",
                        "/restrictions/registration",
                        "/restrictions/requestsPerMinute",
                        "/restrictions/expires",
                        "/restrictions/mayVoid")
                .anyMatch(pointer -> pointer.startsWith("/restrictions/actors"));
        assertThat(send("POST", "credentials/" + admin.id() + "/rotate", "{\"graceSeconds\":-1}"))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(400);
        for (String body : List.of("[]", "1", "{\"name\":\"a\"}", "{")) {
            assertThat(send("POST", "credentials", body).statusCode()).as(body).isEqualTo(400);
        }
    }

    /** Communication 4 has no place for it: otherwise any page could administer from a browser. */
    @Test
    void otherOriginsGetNoLeaveToUseIt() {
        HttpResponse<String> answer =
                server.send(
                        HttpRequest.newBuilder(server.at("/admin/lrs/credentials"))
                                .header("Authorization", TestLrs.basic(admin))
                                .header("Origin", "https://evil.example"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void wrongSecretsMakeTheAddressWaitWhateverHeaderSaysWhereTheyComeFrom() {
        try (TestLrs plain = TestLrs.start();
                TestLrs proxied =
                        TestLrs.start(
                                TestLrs.config()
                                        .with(c -> c.clientAddressHeader("X-Forwarded-For")))) {
            assertThat(refusals(plain, "9.9.9.")).containsExactly(401, 429);
            assertThat(refusals(proxied, "1.1.1.1, 9.9.9.")).containsExactly(401);
            // What stands before the last address is anybody's.
            assertThat(refusals(proxied, "")).containsExactly(401, 429);
            HttpResponse<String> told = refused(proxied, 99, "7.7.7.7, 2001:db8::1");
            assertThat(told.statusCode()).isEqualTo(401);
            assertThat(told.headers().firstValue("Retry-After")).isEmpty();
            assertThat(refused(proxied, 99, "8.8.8.8, 5.5.5.5").headers().firstValue("Retry-After"))
                    .isPresent();
        }
    }

    /** The statuses seen, in order, of many keys from one place or from many. */
    private static List<Integer> refusals(TestLrs target, String start) {
        return java.util.stream.IntStream.range(0, 60)
                .mapToObj(
                        i ->
                                refused(
                                        target,
                                        i,
                                        start.isEmpty() ? "4.4.4." + i + ", 5.5.5.5" : start + i))
                .map(HttpResponse::statusCode)
                .distinct()
                .toList();
    }

    private static HttpResponse<String> refused(TestLrs target, int i, String from) {
        String pair = String.format("k%032d:wrong", i);
        return target.send(
                target.anonymous("/statements")
                        .header(
                                "Authorization",
                                "Basic "
                                        + java.util.Base64.getEncoder()
                                                .encodeToString(
                                                        pair.getBytes(
                                                                java.nio.charset.StandardCharsets
                                                                        .UTF_8)))
                        .header("X-Experience-API-Version", "1.0.3")
                        .header("X-Forwarded-For", from));
    }
}
