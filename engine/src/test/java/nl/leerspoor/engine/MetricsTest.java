package nl.leerspoor.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 3, point 9: Prometheus metrics, for who may see them. */
class MetricsTest {
    private static final String ACTOR = "{\"mbox\":\"mailto:anna@example.com\"}";

    @TempDir Path data;

    @Test
    void countsWhatTheLrsDoesAndNamesNobody() {
        Map<String, String> flags =
                Map.of(
                        "lrs.key", "alles",
                        "lrs.secret", "geheim",
                        "lrs.adminKey", "baas",
                        "lrs.adminSecret", "een-lang-geheim-1");
        try (TestEngine engine = TestEngine.start(data, flags, Clock.systemUTC())) {
            expect(
                    engine,
                    200,
                    xapi(engine, "/xapi/statements", "alles:geheim")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "{\"actor\":"
                                                    + ACTOR
                                                    + ",\"verb\":{\"id\":\"http://example.com/did\"},"
                                                    + "\"object\":{\"id\":\"http://example.com/it\"}}")));
            String query = "/xapi/statements?agent=" + URLEncoder.encode(ACTOR, UTF_8);
            expect(engine, 200, xapi(engine, query, "alles:geheim"));
            expect(engine, 401, xapi(engine, query, "alles:anders"));

            String metrics =
                    expect(engine, 200, xapi(engine, "/metrics", "baas:een-lang-geheim-1"));
            assertThat(metrics)
                    .contains("leerspoor_lrs_statements_total 1.0")
                    .contains("leerspoor_lrs_query_seconds_count{filters=\"agent\"} 1")
                    .contains("leerspoor_lrs_append_seconds_bucket{le=")
                    .contains("leerspoor_lrs_commit_requests_count 1")
                    .contains("leerspoor_lrs_answer_seconds_count{status=\"2xx\"} 2")
                    .contains("leerspoor_lrs_answer_seconds_count{status=\"4xx\"} 1")
                    .contains("leerspoor_lrs_log_ins_refused_total 1.0")
                    .contains("leerspoor_lrs_appends_waiting 0.0")
                    .contains("leerspoor_lrs_connections_most ")
                    .contains("leerspoor_lrs_disk_free_bytes ")
                    .contains("jvm_memory_used_bytes", "jvm_gc_", "jvm_threads_live_threads")
                    .doesNotContain("anna", "example.com", "alles", "geheim", "baas");
        }
    }

    @Test
    void needsACredentialOfAnAdministratorUnlessConfiguredOpen() {
        Map<String, String> flags = Map.of("lrs.key", "alles", "lrs.secret", "geheim");
        try (TestEngine engine = TestEngine.start(data, flags, Clock.systemUTC())) {
            engine.browser().get("/metrics").expect(401);
            expect(engine, 401, xapi(engine, "/metrics", "alles:anders"));
            String packageKey = engine.packageKey().key() + ":" + engine.packageKey().secret();
            expect(engine, 403, xapi(engine, "/metrics", packageKey));
            expect(engine, 200, xapi(engine, "/metrics", "alles:geheim"));
        }
        Map<String, String> open = Map.of("metrics.open", "true");
        try (TestEngine engine = TestEngine.start(data.resolve("open"), open, Clock.systemUTC())) {
            assertThat(engine.browser().get("/metrics").expect(200).body()).contains("jvm_");
        }
    }

    private static HttpRequest.Builder xapi(TestEngine engine, String path, String pair) {
        return HttpRequest.newBuilder(engine.base().resolve(path))
                .header("X-Experience-API-Version", "1.0.3")
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    private static String expect(TestEngine engine, int status, HttpRequest.Builder request) {
        return engine.browser().send(request).expect(status).body();
    }
}
