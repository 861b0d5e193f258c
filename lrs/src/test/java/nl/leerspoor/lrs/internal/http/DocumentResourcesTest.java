package nl.leerspoor.lrs.internal.http;

import static nl.leerspoor.lrs.Samples.encode;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.TestLrs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentResourcesTest {
    private static final String STATE =
            "/activities/state?activityId=http://a.b/c&agent=" + encode(Samples.AGENT);
    private static final String ACTIVITY = "/activities/profile?activityId=http://a.b/c";
    private static final String AGENT = "/agents/profile?agent=" + encode(Samples.AGENT);
    private static TestLrs lrs;

    @BeforeAll
    static void start() {
        lrs = TestLrs.start();
    }

    @AfterAll
    static void stop() {
        lrs.close();
    }

    private static String[] paths() {
        String id = UUID.randomUUID().toString();
        return new String[] {
            STATE + "&stateId=" + id, ACTIVITY + "&profileId=" + id, AGENT + "&profileId=" + id
        };
    }

    private static HttpResponse<String> put(String path, String body, String... headers) {
        HttpRequest.Builder request = lrs.request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return lrs.send(request.PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> delete(String path) {
        return lrs.send(lrs.request(path).DELETE());
    }

    @Test
    void keepsBytesTypeTagAndTime() {
        for (String path : paths()) {
            assertThat(lrs.get(path).statusCode()).isEqualTo(404);
            assertThat(put(path, "any text", "Content-Type", "text/plain").statusCode())
                    .isEqualTo(204);
            HttpResponse<String> got = lrs.get(path);
            assertThat(got.statusCode()).isEqualTo(200);
            assertThat(got.body()).isEqualTo("any text");
            assertThat(got.headers().firstValue("Content-Type").orElseThrow())
                    .isEqualToIgnoringCase("text/plain;charset=UTF-8");
            assertThat(got.headers().firstValue("ETag").orElseThrow())
                    .isEqualTo("\"5d48d16e1980be64d8246b52be2aa9c03aa552a9\"");
            assertThat(got.headers().firstValue("Last-Modified")).isPresent();
            assertThat(delete(path).statusCode()).isEqualTo(204);
            assertThat(lrs.get(path).statusCode()).isEqualTo(404);
            assertThat(delete(path).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void mergesTopLevelPropertiesOfJsonObjectsOnly() {
        for (String path : paths()) {
            assertThat(lrs.post(path, "{\"a\":{\"x\":1},\"b\":2}").statusCode()).isEqualTo(204);
            assertThat(lrs.post(path, "{\"a\":{\"y\":1.50},\"c\":3}").statusCode()).isEqualTo(204);
            assertThat(lrs.get(path).body()).isEqualTo("{\"a\":{\"y\":1.50},\"b\":2,\"c\":3}");
            assertThat(lrs.post(path, "[1]").statusCode()).isEqualTo(400);
            assertThat(lrs.post(path, "abc").statusCode()).isEqualTo(400);
            HttpResponse<String> text =
                    lrs.send(
                            lrs.request(path)
                                    .header("Content-Type", "text/plain")
                                    .POST(HttpRequest.BodyPublishers.ofString("abc")));
            assertThat(text.statusCode()).isEqualTo(400);
            assertThat(lrs.get(path).body()).isEqualTo("{\"a\":{\"y\":1.50},\"b\":2,\"c\":3}");
        }
    }

    @Test
    void changesOnlyTheVersionTheWriterSaw() {
        for (String path : paths()) {
            assertThat(put(path, "{}", "If-None-Match", "*").statusCode()).isEqualTo(204);
            assertThat(put(path, "{}", "If-None-Match", "*").statusCode()).isEqualTo(412);
            String tag = lrs.get(path).headers().firstValue("ETag").orElseThrow();
            assertThat(put(path, "{\"a\":1}", "If-Match", "\"0000\"").statusCode()).isEqualTo(412);
            assertThat(put(path, "{\"a\":1}", "If-Match", tag).statusCode()).isEqualTo(204);
            assertThat(put(path, "{\"a\":2}", "If-Match", tag).statusCode()).isEqualTo(412);
            assertThat(lrs.get(path).body()).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void anExistingProfileIsNotReplacedBlindlyAStateIs() {
        String[] paths = paths();
        for (String path : paths) {
            assertThat(put(path, "1").statusCode()).isEqualTo(204);
        }
        assertThat(put(paths[0], "2").statusCode()).isEqualTo(204);
        assertThat(put(paths[1], "2").statusCode()).isEqualTo(409);
        assertThat(put(paths[2], "2").statusCode()).isEqualTo(409);
        assertThat(put(paths[2], "2").body()).contains("If-Match");
    }

    @Test
    void listsAndRemovesStatesByContext() {
        String base = STATE.replace("a.b", UUID.randomUUID() + ".b");
        String registration = "&registration=" + UUID.randomUUID();
        put(base + "&stateId=one", "1");
        put(base + "&stateId=two" + registration, "2");
        assertThat(lrs.get(base).body()).isEqualTo("[\"one\",\"two\"]");
        assertThat(lrs.get(base + registration).body()).isEqualTo("[\"two\"]");
        assertThat(lrs.get(base).headers().firstValue("Last-Modified")).isPresent();
        assertThat(lrs.get(base + "&since=2012-01-01T00:00:00Z").body()).contains("one");
        assertThat(lrs.get(base + "&since=2100-01-01T00:00:00Z").body()).isEqualTo("[]");
        assertThat(lrs.get(base + "&stateId=two").statusCode()).isEqualTo(404);
        assertThat(delete(base + registration).statusCode()).isEqualTo(204);
        assertThat(lrs.get(base).body()).isEqualTo("[\"one\"]");
        assertThat(delete(base).statusCode()).isEqualTo(204);
        assertThat(lrs.get(base).body()).isEqualTo("[]");
    }

    @Test
    void listsProfiles() {
        String base = ACTIVITY.replace("a.b", UUID.randomUUID() + ".b");
        put(base + "&profileId=p1", "1");
        assertThat(lrs.get(base).body()).isEqualTo("[\"p1\"]");
        assertThat(lrs.get(base + "&since=2100-01-01T00:00:00Z").body()).isEqualTo("[]");
    }

    @Test
    void agentsAreTheSameWhateverTheirNameSays() {
        String id = "&profileId=" + UUID.randomUUID();
        put(AGENT + id, "hello");
        String named =
                "{\"name\":\"Anna\",\"objectType\":\"Agent\",\"mbox\":\"mailto:anna@EXAMPLE.com\"}";
        assertThat(lrs.get("/agents/profile?agent=" + encode(named) + id).body())
                .isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/activities/state?stateId=x",
                "/activities/state?activityId=http://a.b/c&stateId=x",
                "/activities/state?activityId=nope&agent=%7B%22mbox%22%3A%22mailto%3Aa%40b.c%22%7D",
                "/activities/state?activityId=http://a.b/c&agent=%7B%7D&stateId=x",
                "/activities/state?activityId=http://a.b/c&agent=%7B%22mbox%22%3A%22mailto%3Aa%40b.c%22%7D&registration=1",
                "/activities/state?activityId=http://a.b/c&agent=%7B%22mbox%22%3A%22mailto%3Aa%40b.c%22%7D&profileId=1",
                "/activities/profile?profileId=x",
                "/agents/profile?profileId=x",
                "/agents/profile?agent=1&profileId=x",
                "/activities?activityId=nope",
                "/activities",
                "/agents",
                "/about?x=1"
            })
    void refusesWhatIsMissingWrongOrUnknown(String path) {
        assertThat(lrs.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void aboutIsOpenAndNamesTheVersions() {
        HttpResponse<String> about = lrs.send(lrs.anonymous("/about").GET());
        assertThat(about.statusCode()).isEqualTo(200);
        assertThat(about.body()).contains("1.0.3");
        assertThat(about.headers().firstValue("X-Experience-API-Version")).hasValue("1.0.3");
    }

    @Test
    void personsAndActivitiesAreKnownFromStatements() {
        String mail = UUID.randomUUID() + "@example.com";
        String activity = "http://a.b/" + UUID.randomUUID();
        String sent =
                "{\"actor\":{\"name\":\"Anna\",\"mbox\":\"mailto:%s\"},\"verb\":{\"id\":\"http://a.b/v\"},\"object\":{\"id\":\"%s\",\"definition\":{\"name\":{\"%s\":\"x\"}}}}";
        lrs.post("/statements", sent.formatted(mail, activity, "en"));
        lrs.post("/statements", sent.formatted(mail, activity, "nl"));
        String agent = encode("{\"mbox\":\"mailto:" + mail + "\"}");
        assertThat(lrs.get("/agents?agent=" + agent).body())
                .isEqualTo(
                        "{\"objectType\":\"Person\",\"name\":[\"Anna\"],\"mbox\":[\"mailto:"
                                + mail
                                + "\"]}");
        assertThat(lrs.get("/activities?activityId=" + activity).body())
                .contains("\"en\":\"x\"")
                .contains("\"nl\":\"x\"");
        assertThat(lrs.get("/activities?activityId=http://never.seen/x").body())
                .isEqualTo("{\"objectType\":\"Activity\",\"id\":\"http://never.seen/x\"}");
    }
}
