package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Issue 3, point 9: structured logs with request ids and without personal data or secrets. */
class RequestLogTest {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger ours = context.getLogger("nl.leerspoor");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private TestLrs lrs;

    @BeforeEach
    void listen() {
        lrs = TestLrs.start();
        lines.start();
        context.getLogger("ROOT").addAppender(lines);
        ours.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        lrs.close();
        context.getLogger("ROOT").detachAppender(lines);
        ours.setLevel(null);
    }

    /** Everything that was logged so far, as a machine reads it. */
    private String logged() {
        JsonEncoder json = new JsonEncoder();
        json.setContext(context);
        json.start();
        StringBuilder all = new StringBuilder();
        // The line of a request is written after its answer: the last one may still be on its way.
        lrs.get("/about");
        for (ILoggingEvent line : lines.list.toArray(ILoggingEvent[]::new)) {
            all.append(new String(json.encode(line), StandardCharsets.UTF_8));
        }
        return all.toString().replace("\\/", "/"); // JSON may write a slash both ways
    }

    @Test
    void noMailAddressSecretOrQueryIsEverLogged() {
        String agent = Samples.encode(Samples.AGENT);
        assertThat(lrs.post("/statements", Samples.statement()).statusCode()).isEqualTo(200);
        assertThat(lrs.get("/statements?agent=" + agent).statusCode()).isEqualTo(200);
        assertThat(lrs.get("/statements?agnt=" + agent).statusCode()).isEqualTo(400);
        assertThat(lrs.get("/anna@example.com").statusCode()).isEqualTo(404);
        String wrong =
                Base64.getEncoder()
                        .encodeToString(
                                "my-secret-as-key:a-wrong-secret".getBytes(StandardCharsets.UTF_8));
        assertThat(
                        lrs.send(
                                        lrs.anonymous("/statements")
                                                .header("Authorization", "Basic " + wrong)
                                                .header("X-Experience-API-Version", "1.0.3")
                                                .GET())
                                .statusCode())
                .isEqualTo(401);
        String log = logged();
        assertThat(log)
                .contains("\"path\":\"/xapi/statements\"", "\"method\":\"POST\"")
                .contains("\"tenant\":\"" + TestLrs.TENANT + "\"")
                .contains(lrs.credential().id().toString())
                .contains("a log-in was refused")
                .contains("\"path\":\"/xapi/*\"")
                .doesNotContain("anna", "example.com", "agnt", "agent=", "mailto")
                .doesNotContain("wrong-secret", "my-secret-as-key", wrong)
                .doesNotContain(lrs.credential().secret(), lrs.credential().key());
    }

    @Test
    void aProblemNamesTheIdThatIsInTheHeaderAndOnTheLine() {
        HttpResponse<String> refused = lrs.get("/statements?limit=x");
        String id = refused.headers().firstValue(RequestLog.HEADER).orElseThrow();
        assertThat(refused.body()).contains("\"instance\":\"urn:uuid:" + id + "\"");
        assertThat(logged()).contains("\"request\":\"" + id + "\"");
    }

    @Test
    void aHealthCheckThatSucceedsIsNotWorthALine() {
        ours.setLevel(Level.INFO);
        lrs.send(java.net.http.HttpRequest.newBuilder(lrs.at("/health")).GET());
        lrs.send(java.net.http.HttpRequest.newBuilder(lrs.at("/health/nothing")).GET());
        assertThat(logged()).doesNotContain("\"/health\"").contains("\"/health/nothing\"");
    }

    @Test
    void takesOverAProxysIdAndNothingElse() {
        UUID given = UUID.randomUUID();
        assertThat(idFor(given.toString())).isEqualTo(given.toString());
        assertThat(idFor(given.toString().replace("-", ""))).isEqualTo(given.toString());
        assertThat(idFor("anna@example.com")).hasSize(36).doesNotContain("anna");
    }

    private String idFor(String given) {
        return lrs.send(lrs.request("/about").header(RequestLog.HEADER, given).GET())
                .headers()
                .firstValue(RequestLog.HEADER)
                .orElseThrow();
    }

    @Test
    void aPathShowsOnlyNamesOfOurOwn() {
        assertThat(RequestLog.path("/xapi//activities/state/"))
                .isEqualTo("/xapi//activities/state/");
        assertThat(RequestLog.path("/uitnodiging/K7PQ-2M4X-9RTB")).isEqualTo("/uitnodiging/*");
        assertThat(RequestLog.path("/beheer/registraties/" + UUID.randomUUID() + "/pdf"))
                .isEqualTo("/beheer/registraties/*/pdf");
        assertThat(RequestLog.path("/fetch/dGhpcyBpcyBhIHRva2Vu;x=1")).isEqualTo("/fetch/*");
        assertThat(RequestLog.path("/a%40b.example/Jan")).isEqualTo("/*/*");
    }
}
