package nl.leerspoor.lrs.internal.http;

import static nl.leerspoor.lrs.Samples.statement;
import static nl.leerspoor.lrs.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import nl.leerspoor.lrs.TestLrs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where xAPI 2.0 differs from 1.0.3. */
class XapiTwoTest {
    private static TestLrs lrs;

    @BeforeAll
    static void start() {
        lrs = TestLrs.start();
    }

    @AfterAll
    static void stop() {
        lrs.close();
    }

    private static HttpRequest.Builder request(String path, String version) {
        return lrs.anonymous(path)
                .header("Authorization", TestLrs.basic(lrs.credential()))
                .header("X-Experience-API-Version", version)
                .header("Content-Type", "application/json");
    }

    private static int post(String json, String version) {
        return lrs.send(
                        request("/statements", version)
                                .POST(HttpRequest.BodyPublishers.ofString(json)))
                .statusCode();
    }

    private static HttpResponse<String> get(UUID id, String version) {
        return lrs.send(request("/statements?statementId=" + id, version).GET());
    }

    @Test
    void answersTheVersionAskedIn() {
        UUID id = UUID.randomUUID();
        assertThat(post(statement(id), "2.0.0")).isEqualTo(200);
        HttpResponse<String> got = get(id, "2.0.0");
        assertThat(got.headers().firstValue("X-Experience-API-Version")).hasValue("2.0.0");
        assertThat(got.body()).contains("\"version\":\"2.0.0\"");
        // It keeps its version whoever asks.
        assertThat(get(id, "1.0.3").body()).contains("\"version\":\"2.0.0\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2008-09-15 15:53:00.601+00:00, 400, 200",
        "2008-09-15t15:53:00z, 400, 200",
        "2008-09-15T15:53:00, 200, 400",
        "20080915T155300Z, 200, 400",
        "2008-09-15T15:53:00+0100, 200, 400",
        "2008-09-15T15:53:00.601-00:00, 400, 400",
        "2008-09-15T15:53:00.601+02:00, 200, 200"
    })
    void readsTimestampsByTheRulesOfItsVersion(String timestamp, int one, int two) {
        String json = with(statement(), "\"timestamp\":\"" + timestamp + "\"");
        assertThat(post(json, "1.0.3")).isEqualTo(one);
        assertThat(post(json, "2.0.0")).isEqualTo(two);
    }

    @Test
    void answersTimestampsInUtcToTwoAndAsReceivedToOne() {
        UUID id = UUID.randomUUID();
        String json = with(statement(id), "\"timestamp\":\"2008-09-15T15:53:00.601+02:00\"");
        assertThat(post(json, "2.0.0")).isEqualTo(200);
        assertThat(get(id, "2.0.0").body()).contains("\"2008-09-15T13:53:00.601Z\"");
        assertThat(get(id, "1.0.3").body()).contains("\"2008-09-15T15:53:00.601+02:00\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"objectType\":\"contextAgent\",\"agent\":{\"mbox\":\"mailto:a@b.c\"},\"relevantTypes\":[\"http://a.b/c\"]}|200",
                "{\"objectType\":\"contextAgent\",\"agent\":{\"mbox\":\"mailto:a@b.c\"}}|200",
                "{\"objectType\":\"contextAgents\",\"agent\":{\"mbox\":\"mailto:a@b.c\"}}|400",
                "{\"objectType\":\"contextAgent\",\"agent\":{}}|400",
                "{\"objectType\":\"contextAgent\",\"agent\":{\"mbox\":\"mailto:a@b.c\"},\"relevantTypes\":[]}|400",
                "{\"objectType\":\"contextAgent\",\"agent\":{\"mbox\":\"mailto:a@b.c\"},\"relevantTypes\":[\"abc\"]}|400"
            })
    void knowsContextAgentsInTwoOnly(String agent, int status) {
        String json = with(statement(), "\"context\":{\"contextAgents\":[" + agent + "]}");
        assertThat(post(json, "2.0.0")).isEqualTo(status);
        assertThat(post(json, "1.0.3")).isEqualTo(400);
    }

    @Test
    void hasNoAlternateRequestSyntaxInTwo() {
        HttpResponse<String> response =
                lrs.send(
                        request("/statements?method=GET", "2.0.0")
                                .POST(HttpRequest.BodyPublishers.ofString("limit=1")));
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void comparesDurationsToAHundredthInTwoAndAsTextInOne() {
        for (String version : new String[] {"2.0.0", "1.0.3"}) {
            UUID id = UUID.randomUUID();
            String json = with(statement(id), "\"result\":{\"duration\":\"PT1.234S\"}");
            assertThat(post(json, version)).isEqualTo(200);
            assertThat(post(json.replace("1.234", "1.239"), version))
                    .isEqualTo(version.equals("2.0.0") ? 200 : 409);
            assertThat(post(json.replace("1.234", "1.244"), version)).isEqualTo(409);
        }
    }

    @Test
    void aboutNamesTwoToThoseWhoCanReadIt() {
        assertThat(lrs.send(lrs.anonymous("/about")).body()).contains("1.0.3").contains("2.0.0");
        assertThat(lrs.send(request("/about", "2.0.0")).body()).contains("2.0.0");
        assertThat(lrs.send(request("/about", "1.0.3")).body()).doesNotContain("2.0.0");
        assertThat(lrs.send(request("/about", "77")).statusCode()).isEqualTo(200);
    }
}
