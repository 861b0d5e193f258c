package nl.leerspoor.lrs;

import static nl.leerspoor.lrs.Samples.encode;
import static nl.leerspoor.lrs.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import nl.leerspoor.lrs.internal.store.Digests;
import nl.leerspoor.lrs.xapi.Json;
import org.junit.jupiter.api.Test;

/**
 * D-6: tenants never see each other, also where their ids are equal. Goes through every resource
 * and every method over HTTP.
 */
interface TenantsContract {
    AtomicInteger NUMBER = new AtomicInteger();
    String ACTIVITY = "http://example.com/activities/shared";

    TestLrs server();

    /** Two tenants with one credential each. */
    record Two(TestLrs server, Credential one, Credential other) {
        static Two of(TestLrs server) {
            return new Two(server, credential(server), credential(server));
        }

        private static Credential credential(TestLrs server) {
            return server.lrs()
                    .credentials()
                    .create(
                            "tenant-" + NUMBER.incrementAndGet(),
                            "same",
                            Set.of(Scope.ALL, Scope.ADMIN),
                            Restrictions.NONE);
        }

        HttpResponse<String> send(
                Credential who, String method, String path, String type, BodyPublisher body) {
            return server.send(
                    HttpRequest.newBuilder(
                                    path.startsWith("/admin") ? server.at(path) : server.uri(path))
                            .header("Authorization", TestLrs.basic(who))
                            .header("X-Experience-API-Version", "1.0.3")
                            .header("Content-Type", type)
                            .method(method, body));
        }

        HttpResponse<String> send(Credential who, String method, String path, String json) {
            return send(who, method, path, "application/json", BodyPublishers.ofString(json));
        }

        HttpResponse<String> get(Credential who, String path) {
            return send(who, "GET", path, "");
        }

        JsonNode json(Credential who, String path) {
            HttpResponse<String> answer = get(who, path);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Json.parse(answer.body(), "");
        }
    }

    private static String about(UUID id, String name) {
        return Samples.statement(id)
                .replace(Samples.ACTIVITY, ACTIVITY)
                .replace("{\"mbox\"", "{\"name\":\"" + name + "\",\"mbox\"");
    }

    @Test
    default void statementsWithEqualIdsAreTwo() {
        Two two = Two.of(server());
        UUID id = UUID.randomUUID();
        String path = "/statements?statementId=" + id;
        for (Credential who : List.of(two.one, two.other)) {
            assertThat(two.get(who, path).statusCode()).isEqualTo(404);
            String name = who.equals(two.one) ? "One" : "Other";
            assertThat(two.send(who, "PUT", path, about(id, name)).statusCode()).isEqualTo(204);
            for (String query :
                    List.of(
                            "",
                            "?agent=" + encode(Samples.AGENT) + "&related_agents=true",
                            "?activity=" + encode(ACTIVITY) + "&related_activities=true",
                            "?verb=" + encode(Samples.VERB),
                            "?ascending=true")) {
                JsonNode found = two.json(who, "/statements" + query).path("statements");
                assertThat(found).hasSize(1);
                assertThat(found.path(0).path("actor").path("name").asText()).isEqualTo(name);
            }
        }
        assertThat(two.json(two.one, path).path("actor").path("name").asText()).isEqualTo("One");
        // Not a conflict with what the other tenant has under this id, and not a duplicate of it.
        UUID second = UUID.randomUUID();
        for (Credential who : List.of(two.one, two.other)) {
            HttpResponse<String> stored = two.send(who, "POST", "/statements", about(second, "X"));
            assertThat(stored.statusCode()).isEqualTo(200);
            assertThat(two.json(who, "/statements").path("statements")).hasSize(2);
        }
    }

    @Test
    default void voidingAndReferringStayInTheTenant() {
        Two two = Two.of(server());
        UUID id = UUID.randomUUID();
        for (Credential who : List.of(two.one, two.other)) {
            two.send(who, "POST", "/statements", about(id, "A"));
        }
        String voiding = Samples.voiding(UUID.randomUUID(), id);
        assertThat(two.send(two.one, "POST", "/statements", voiding).statusCode()).isEqualTo(200);
        assertThat(two.get(two.one, "/statements?statementId=" + id).statusCode()).isEqualTo(404);
        assertThat(two.get(two.other, "/statements?statementId=" + id).statusCode()).isEqualTo(200);
        assertThat(two.get(two.other, "/statements?voidedStatementId=" + id).statusCode())
                .isEqualTo(404);
        String byVerb = "/statements?verb=" + encode(Samples.VERB);
        assertThat(two.json(two.other, byVerb).path("statements")).hasSize(1);
        String referring = Samples.referring(UUID.randomUUID(), "http://a.b/saw", id);
        two.send(two.one, "POST", "/statements", referring);
        assertThat(two.json(two.other, byVerb).path("statements")).hasSize(1);
    }

    @Test
    default void aCursorOfOneTenantReadsOnlyTheOwnStatementsOfAnother() {
        Two two = Two.of(server());
        for (int i = 0; i < 3; i++) {
            two.send(two.one, "POST", "/statements", about(UUID.randomUUID(), "One"));
            two.send(two.other, "POST", "/statements", about(UUID.randomUUID(), "Other"));
        }
        String more = two.json(two.one, "/statements?limit=1").path("more").asText();
        assertThat(more).startsWith("/xapi/statements");
        JsonNode page = two.json(two.other, more.substring("/xapi".length()));
        assertThat(page.path("statements")).isNotEmpty();
        page.path("statements")
                .forEach(
                        found ->
                                assertThat(found.path("actor").path("name").asText())
                                        .isEqualTo("Other"));
    }

    @Test
    default void attachmentsOfEqualContentAreNotShared() {
        Two two = Two.of(server());
        byte[] data = ("secret of one " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        String sha2 = Digests.sha2Hex(64, data);
        String attachment =
                "\"attachments\":[{\"usageType\":\"http://a.b/u\",\"display\":{\"en\":\"x\"},"
                        + "\"contentType\":\"text/plain\",\"length\":"
                        + data.length
                        + ",\"sha2\":\""
                        + sha2
                        + "\"";
        UUID id = UUID.randomUUID();
        String boundary = "\r\n--b\r\n";
        String body =
                boundary
                        + "Content-Type: application/json\r\n\r\n"
                        + with(about(id, "One"), attachment + "}]")
                        + boundary
                        + "Content-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n"
                        + "X-Experience-API-Hash: "
                        + sha2
                        + "\r\n\r\n"
                        + new String(data, StandardCharsets.UTF_8)
                        + "\r\n--b--";
        HttpResponse<String> sent =
                two.send(
                        two.one,
                        "POST",
                        "/statements",
                        "multipart/mixed; boundary=b",
                        BodyPublishers.ofString(body));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        // Naming the digest is not having the data.
        String bare = with(about(UUID.randomUUID(), "Other"), attachment + "}]");
        assertThat(two.send(two.other, "POST", "/statements", bare).statusCode()).isEqualTo(400);
        String remote =
                with(
                        about(UUID.randomUUID(), "Other"),
                        attachment + ",\"fileUrl\":\"http://a.b/file\"}]");
        assertThat(two.send(two.other, "POST", "/statements", remote).statusCode()).isEqualTo(200);
        String path = "/statements?attachments=true";
        assertThat(two.get(two.one, path).body()).contains("secret of one");
        assertThat(two.get(two.other, path).body()).contains(sha2).doesNotContain("secret of one");
    }

    @Test
    default void documentsWithEqualKeysAreTwo() {
        Two two = Two.of(server());
        String activity = "activityId=" + encode(ACTIVITY);
        String agent = "agent=" + encode(Samples.AGENT);
        for (String keyed :
                List.of(
                        "/activities/state?stateId=a&" + activity + "&" + agent,
                        "/activities/profile?profileId=a&" + activity,
                        "/agents/profile?profileId=a&" + agent)) {
            String all = keyed.replaceFirst("(stateId|profileId)=a&", "");
            for (Credential who : List.of(two.one, two.other)) {
                String name = who.equals(two.one) ? "One" : "Other";
                assertThat(two.get(who, keyed).statusCode()).isEqualTo(404);
                assertThat(two.json(who, all)).isEmpty();
                // Stored as new: a document of another tenant would be a conflict or be merged.
                String document = "{\"" + name + "\":1}";
                assertThat(two.send(who, "POST", keyed, document).statusCode()).isEqualTo(204);
                assertThat(two.get(who, keyed).body()).isEqualTo(document);
                assertThat(two.json(who, all)).hasSize(1);
            }
            assertThat(two.send(two.one, "DELETE", keyed, "").statusCode()).isEqualTo(204);
            assertThat(two.get(two.other, keyed).body()).isEqualTo("{\"Other\":1}");
            assertThat(two.send(two.one, "PUT", keyed, "{}").statusCode()).isEqualTo(204);
            assertThat(two.get(two.other, keyed).body()).isEqualTo("{\"Other\":1}");
        }
        String states = "/activities/state?" + activity + "&" + agent;
        assertThat(two.send(two.one, "DELETE", states, "").statusCode()).isEqualTo(204);
        assertThat(two.json(two.other, states)).hasSize(1);
    }

    @Test
    default void whatIsKnownOfActivitiesAndAgentsStaysInTheTenant() {
        Two two = Two.of(server());
        String defining =
                about(UUID.randomUUID(), "One Name")
                        .replace(
                                "{\"id\":\"" + ACTIVITY + "\"}",
                                "{\"id\":\""
                                        + ACTIVITY
                                        + "\",\"definition\":{\"name\":{\"en\":\"Of one\"}}}");
        assertThat(two.send(two.one, "POST", "/statements", defining).statusCode()).isEqualTo(200);
        String activity = "/activities?activityId=" + encode(ACTIVITY);
        assertThat(two.json(two.one, activity).toString()).contains("Of one");
        assertThat(two.json(two.other, activity).has("definition")).isFalse();
        String agent = "/agents?agent=" + encode(Samples.AGENT);
        assertThat(two.json(two.one, agent).path("name").toString()).contains("One Name");
        assertThat(two.json(two.other, agent).has("name")).isFalse();
    }

    @Test
    default void anAdministratorHasNothingToDoWithAnotherTenant() {
        Two two = Two.of(server());
        String base = "/admin/lrs/credentials";
        assertThat(two.json(two.other, base)).hasSize(1);
        assertThat(two.json(two.other, base).path(0).path("id").asText())
                .isEqualTo(two.other.id().toString());
        String one = base + "/" + two.one.id();
        assertThat(two.get(two.one, one).statusCode()).isEqualTo(200);
        assertThat(two.get(two.other, one).statusCode()).isEqualTo(404);
        for (String act : List.of("/rotate", "/revoke")) {
            assertThat(two.send(two.other, "POST", one + act, "").statusCode()).isEqualTo(404);
        }
        assertThat(two.get(two.one, one).statusCode()).isEqualTo(200);
        assertThat(two.json(two.other, "/admin/lrs/changes")).hasSize(1);
    }
}
