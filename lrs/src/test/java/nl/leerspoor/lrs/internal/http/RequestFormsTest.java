package nl.leerspoor.lrs.internal.http;

import static nl.leerspoor.lrs.Samples.encode;
import static nl.leerspoor.lrs.Samples.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.xapi.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alternate request syntax, formats, languages, cross-origin requests and limits. */
class RequestFormsTest {
    private static TestLrs lrs;

    @BeforeAll
    static void start() {
        lrs =
                TestLrs.start(
                        TestLrs.config()
                                .with(
                                        c ->
                                                c.maxBodyBytes(20_000)
                                                        .maxStatementBytes(5_000)
                                                        .maxBatch(3)
                                                        .maxDepth(20)));
    }

    @AfterAll
    static void stop() {
        lrs.close();
    }

    private static HttpResponse<String> form(String method, String form) {
        return lrs.send(
                lrs.anonymous("/statements?method=" + method)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static String credentials() {
        return "&Authorization="
                + encode(TestLrs.basic(lrs.credential()))
                + "&X-Experience-API-Version=1.0.3";
    }

    @Test
    void unfoldsARequestFromAForm() {
        UUID id = UUID.randomUUID();
        String put = "statementId=" + id + "&content=" + encode(statement()) + credentials();
        assertThat(form("PUT", put).statusCode()).isEqualTo(204);
        HttpResponse<String> got = form("GET", "statementId=" + id + credentials());
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).contains(id.toString());
        // What is encoded in the form stays one value.
        HttpResponse<String> none =
                form("GET", "verb=" + encode("http://a.b/c?d=1&limit=x#e") + credentials());
        assertThat(none.statusCode()).isEqualTo(200);
        assertThat(none.body()).isEqualTo("{\"statements\":[],\"more\":\"\"}");
    }

    @Test
    void refusesAnAlternateRequestThatIsNotOne() {
        assertThat(form("PUT", "statementId=" + UUID.randomUUID() + credentials()).statusCode())
                .isEqualTo(400);
        assertThat(form("PUT&statementId=x", "content=x" + credentials()).statusCode())
                .isEqualTo(400);
        assertThat(form("FETCH", "content=x" + credentials()).statusCode()).isEqualTo(400);
        assertThat(form("PUT", "{\"content\":1}").statusCode()).isEqualTo(400);
        assertThat(lrs.get("/statements?method=POST").statusCode()).isEqualTo(400);
    }

    @Test
    void theMoreLinkOfAnAlternateRequestWorks() {
        for (int i = 0; i < 3; i++) {
            lrs.post("/statements", statement());
        }
        HttpResponse<String> page =
                form("GET", "limit=1&since=" + encode("2012-01-01T00:00:00+01:00") + credentials());
        String more = Json.parse(page.body(), "").path("more").asText();
        assertThat(lrs.get(more.substring("/xapi".length())).statusCode()).isEqualTo(200);
    }

    @Test
    void answersIdsAndCanonicalFormats() {
        UUID id = UUID.randomUUID();
        String activity = "http://a.b/" + id;
        String sent =
                ("{'id':'%s','actor':{'objectType':'Group','member':[{'name':'A','mbox':'mailto:a@b.c'}]},"
                                + "'verb':{'id':'http://a.b/v','display':{'en-US':'did','en-GB':'did, rather','nl':'deed'}},"
                                + "'object':{'id':'%s','definition':{'name':{'en-US':'color','en-GB':'colour'}}},"
                                + "'context':{'contextActivities':{'category':{'id':'http://a.b/cat','definition':{'name':{'de':'x','fr':'y'}}}},"
                                + "'instructor':{'name':'T','mbox':'mailto:t@b.c'}}}")
                        .formatted(id, activity)
                        .replace('\'', '"');
        assertThat(lrs.post("/statements", sent).statusCode()).isEqualTo(200);
        String path = "/statements?statementId=" + id + "&format=";
        JsonNode ids = Json.parse(lrs.get(path + "ids").body(), "");
        assertThat(ids.path("actor").toString())
                .isEqualTo("{\"objectType\":\"Group\",\"member\":[{\"mbox\":\"mailto:a@b.c\"}]}");
        assertThat(ids.path("verb").toString()).isEqualTo("{\"id\":\"http://a.b/v\"}");
        assertThat(ids.path("object").toString()).isEqualTo("{\"id\":\"" + activity + "\"}");
        assertThat(ids.path("context").toString())
                .isEqualTo(
                        "{\"contextActivities\":{\"category\":[{\"id\":\"http://a.b/cat\"}]},\"instructor\":{\"mbox\":\"mailto:t@b.c\"}}");
        HttpResponse<String> response =
                lrs.send(
                        lrs.request(path + "canonical")
                                .header("Accept-Language", "nl;q=0.5, en-GB, fr;q=0.8"));
        JsonNode canonical = Json.parse(response.body(), "");
        assertThat(canonical.path("verb").path("display").toString())
                .isEqualTo("{\"en-GB\":\"did, rather\"}");
        assertThat(canonical.path("object").path("definition").path("name").toString())
                .isEqualTo("{\"en-GB\":\"colour\"}");
        assertThat(
                        canonical
                                .path("context")
                                .path("contextActivities")
                                .path("category")
                                .path(0)
                                .path("definition")
                                .path("name")
                                .toString())
                .isEqualTo("{\"fr\":\"y\"}");
        assertThat(canonical.path("actor").toString()).contains("\"name\":\"A\"");
    }

    @Test
    void letsContentOfOtherOriginsIn() {
        HttpResponse<String> preflight =
                lrs.send(
                        lrs.anonymous("/statements")
                                .header("Origin", "https://lms.example.com")
                                .header("Access-Control-Request-Method", "PUT")
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("X-Experience-API-Version");
        HttpResponse<String> refused =
                lrs.send(lrs.anonymous("/statements").header("Origin", "https://lms.example.com"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(refused.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("ETag")
                .contains("X-Experience-API-Consistent-Through");
    }

    @Test
    void limitsAnswer413AndNestingAnswers400() {
        String padding = "\"result\":{\"response\":\"" + "x".repeat(6_000) + "\"}";
        String big = Samples.with(statement(), padding);
        assertThat(lrs.post("/statements", big).statusCode()).isEqualTo(413);
        assertThat(lrs.post("/statements", " ".repeat(20_001)).statusCode()).isEqualTo(413);
        String four = "[" + statement() + ("," + statement()).repeat(3) + "]";
        assertThat(lrs.post("/statements", four).statusCode()).isEqualTo(413);
        String deep =
                Samples.with(
                        statement(),
                        "\"result\":{\"extensions\":{\"http://a.b/c\":"
                                + "[".repeat(30)
                                + "]".repeat(30)
                                + "}}");
        assertThat(lrs.post("/statements", deep).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 200", "1.0.0, 200", "1.0.9, 200", "0.95, 400", "1.1.0, 400", "x, 400"})
    void readsEvery10VersionAndNoOther(String version, int status) {
        HttpResponse<String> response =
                lrs.send(
                        lrs.anonymous("/statements?limit=1")
                                .header("Authorization", TestLrs.basic(lrs.credential()))
                                .header("X-Experience-API-Version", version));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("X-Experience-API-Version")).hasValue("1.0.3");
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        byte[] latin =
                statement().replace("anna", "ann\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> response =
                lrs.send(
                        lrs.request("/statements")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(latin)));
        assertThat(response.statusCode()).isEqualTo(400);
    }
}
