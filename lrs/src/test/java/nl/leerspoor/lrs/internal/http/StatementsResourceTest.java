package nl.leerspoor.lrs.internal.http;

import static nl.leerspoor.lrs.Samples.encode;
import static nl.leerspoor.lrs.Samples.statement;
import static nl.leerspoor.lrs.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.xapi.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsResourceTest {
    private static TestLrs lrs;

    @BeforeAll
    static void start() {
        lrs = TestLrs.start();
    }

    @AfterAll
    static void stop() {
        lrs.close();
    }

    @Test
    void storesAStatementAndAnswersItExactlyWithWhatTheStoreAdds() {
        UUID id = UUID.randomUUID();
        String sent =
                with(
                        statement(id),
                        "\"result\":{\"score\":{\"raw\":1.50,\"max\":1E+2}},\"version\":\"1.0.1\"");
        HttpResponse<String> posted = lrs.post("/statements", sent);
        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(posted.body()).isEqualTo("[\"" + id + "\"]");

        HttpResponse<String> got = lrs.get("/statements?statementId=" + id);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(got.headers().firstValue("X-Experience-API-Version")).hasValue("1.0.3");
        assertThat(got.headers().firstValue("Last-Modified")).isPresent();
        assertThat(got.body()).contains(sent.substring(1)).contains("1.50").contains("1E+2");
        JsonNode statement = json(got);
        assertThat(statement.path("authority").path("account").path("name").asText())
                .isEqualTo("tester");
        assertThat(statement.path("version").asText()).isEqualTo("1.0.1");
        assertThat(statement.path("timestamp")).isEqualTo(statement.path("stored"));
        assertThat(Instant.parse(statement.path("stored").asText()))
                .isBeforeOrEqualTo(
                        Instant.parse(
                                got.headers()
                                        .firstValue("X-Experience-API-Consistent-Through")
                                        .orElseThrow()));
    }

    @Test
    void overwritesStoredAndAuthorityAndKeepsTheRest() {
        UUID id = UUID.randomUUID();
        String sent =
                with(
                        statement(id),
                        "\"stored\" : \"2001-01-01T00:00:00Z\", \"authority\":{\"mbox\":\"mailto:x@y.z\"},"
                                + "\"timestamp\":\"2015-11-18T12:17:00+01:00\"");
        assertThat(lrs.post("/statements", sent).statusCode()).isEqualTo(200);
        JsonNode got = json(lrs.get("/statements?statementId=" + id));
        assertThat(got.path("stored").asText()).doesNotStartWith("2001");
        assertThat(got.path("authority").has("mbox")).isFalse();
        assertThat(got.path("timestamp").asText()).isEqualTo("2015-11-18T12:17:00+01:00");
    }

    @Test
    void answersSingleContextActivitiesAsArrays() {
        UUID id = UUID.randomUUID();
        String activities =
                "{\"contextActivities\":{\"parent\": {\"id\":\"http://a.b/p\"} ,\"other\":[]}}";
        String sent = with(statement(id), "\"context\":" + activities);
        assertThat(lrs.post("/statements", sent).statusCode()).isEqualTo(200);
        assertThat(lrs.get("/statements?statementId=" + id).body())
                .contains("\"parent\": [{\"id\":\"http://a.b/p\"}] ,\"other\":[]");
    }

    @Test
    void putTakesTheIdFromTheParameter() {
        UUID id = UUID.randomUUID();
        assertThat(lrs.put("/statements?statementId=" + id, statement()).statusCode())
                .isEqualTo(204);
        assertThat(json(lrs.get("/statements?statementId=" + id)).path("id").asText())
                .isEqualTo(id.toString());
        assertThat(
                        lrs.put("/statements?statementId=" + id, statement(UUID.randomUUID()))
                                .statusCode())
                .isEqualTo(400);
        assertThat(lrs.put("/statements", statement()).statusCode()).isEqualTo(400);
        assertThat(lrs.put("/statements?statementId=" + id, "[" + statement() + "]").statusCode())
                .isEqualTo(400);
    }

    @Test
    void headAnswersLikeGetWithoutBody() {
        HttpResponse<String> head =
                lrs.send(
                        lrs.request("/statements?limit=1")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void anEqualDuplicateIsAcceptedAndADifferentOneIsAConflict() {
        UUID id = UUID.randomUUID();
        assertThat(lrs.post("/statements", statement(id)).statusCode()).isEqualTo(200);
        assertThat(lrs.post("/statements", statement(id)).statusCode()).isEqualTo(200);
        HttpResponse<String> other = lrs.post("/statements", statement(id, "bob@example.com"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).path("type").asText()).endsWith("#conflict");
    }

    @Test
    void aBatchIsStoredWholeOrNotAtAll() {
        UUID good = UUID.randomUUID();
        String bad = statement().replace("mailto:", "");
        HttpResponse<String> response =
                lrs.post("/statements", "[" + statement(good) + "," + bad + "]");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("violations").path(0).path("pointer").asText())
                .isEqualTo("/1/actor/mbox");
        assertThat(lrs.get("/statements?statementId=" + good).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?foo=bar",
                "?StatementId=8f87ccde-bb56-4c2e-ab83-44982ef22df0",
                "?statementId=nope",
                "?statementId=8f87ccde-bb56-4c2e-ab83-44982ef22df0&limit=1",
                "?statementId=8f87ccde-bb56-4c2e-ab83-44982ef22df0"
                        + "&voidedStatementId=8f87ccde-bb56-4c2e-ab83-44982ef22df0",
                "?agent=%7B%7D",
                "?agent=nope",
                "?verb=nope",
                "?activity=nope",
                "?registration=nope",
                "?related_agents=yes",
                "?related_activities=1",
                "?since=yesterday",
                "?until=2015-11-18T12:17:00-00:00",
                "?limit=-1",
                "?format=xml",
                "?attachments=maybe",
                "?ascending=up",
                "?limit=1&limit=2",
                "?cursor=x"
            })
    void refusesAParameterItCannotUseAndNamesIt(String query) {
        HttpResponse<String> response = lrs.get("/statements" + query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("X-Experience-API-Consistent-Through"))
                .isPresent();
        assertThat(json(response).path("violations").path(0).path("pointer").asText())
                .startsWith("?");
    }

    @Test
    void pagesThroughEverythingWithoutMissingOrRepeating() {
        UUID registration = UUID.randomUUID();
        String context = "\"context\":{\"registration\":\"" + registration + "\"}";
        for (int i = 0; i < 7; i++) {
            lrs.post("/statements", with(statement(), context));
        }
        for (String order : new String[] {"", "&ascending=true"}) {
            String path = "/statements?limit=3&registration=" + registration + order;
            int pages = 0;
            java.util.List<String> ids = new java.util.ArrayList<>();
            while (!path.isEmpty()) {
                JsonNode page = json(lrs.get(path));
                page.path("statements").forEach(s -> ids.add(s.path("id").asText()));
                String more = page.path("more").asText();
                assertThat(more.isEmpty() || more.startsWith("/xapi/statements?")).isTrue();
                path = more.isEmpty() ? "" : more.substring("/xapi".length());
                pages++;
            }
            assertThat(pages).isEqualTo(3);
            assertThat(ids).hasSize(7).doesNotHaveDuplicates();
        }
    }

    @Test
    void filtersByAgentVerbAndActivity() {
        String mail = UUID.randomUUID() + "@example.com";
        UUID id = UUID.randomUUID();
        lrs.post("/statements", statement(id, mail));
        String agent = encode("{\"mbox\":\"mailto:" + mail + "\"}");
        assertThat(lrs.get("/statements?agent=" + agent).body()).contains(id.toString());
        assertThat(
                        lrs.get(
                                        "/statements?agent="
                                                + agent
                                                + "&verb="
                                                + encode(Samples.VERB)
                                                + "&activity="
                                                + encode(Samples.ACTIVITY))
                                .body())
                .contains(id.toString());
        assertThat(
                        json(lrs.get("/statements?agent=" + agent + "&verb=http://no.such/verb"))
                                .path("statements"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 400",
        "application/x-www-form-urlencoded, 400",
        "multipart/form-data; boundary=x, 400",
        "multipart/mixed, 400",
        "application/json; charset=utf-8, 200"
    })
    void knowsTheContentTypesOfTheSpecification(String type, int status) {
        HttpResponse<String> response =
                lrs.send(
                        lrs.request("/statements")
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(statement())));
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void methodsTheResourceDoesNotKnowAre405EvenWithoutCredential() {
        HttpResponse<String> response =
                lrs.send(
                        lrs.anonymous("/statements?statementId=" + UUID.randomUUID())
                                .header("X-Experience-API-Version", "1.0.1")
                                .DELETE());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow").orElse("")).contains("POST");
    }

    @Test
    void requiresVersionAndCredential() {
        assertThat(lrs.send(lrs.anonymous("/statements").GET()).statusCode()).isEqualTo(400);
        HttpResponse<String> anonymous =
                lrs.send(
                        lrs.anonymous("/statements")
                                .header("X-Experience-API-Version", "1.0.3")
                                .GET());
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Basic");
        assertThat(anonymous.headers().firstValue("X-Experience-API-Consistent-Through"))
                .isPresent();
    }

    @Test
    void readsDoubledSlashesInThePathAsOne() {
        assertThat(lrs.get("//statements?limit=1").statusCode()).isEqualTo(200);
        assertThat(lrs.get("/activities//state").statusCode()).isEqualTo(400);
        assertThat(lrs.get("/statements/?limit=1").statusCode()).isEqualTo(200);
        assertThat(lrs.send(lrs.anonymous("//about/")).statusCode()).isEqualTo(200);
    }

    @Test
    void unknownPathsAreProblemsToo() {
        HttpResponse<String> response = lrs.get("/nothing");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void problemsComeAsTextOrHtmlWhenAskedFor() {
        assertThat(
                        lrs.send(lrs.request("/statements?%3Cy%3E=1").header("Accept", "text/html"))
                                .body())
                .contains("<pre>")
                .doesNotContain("<y>");
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body(), "");
    }
}
