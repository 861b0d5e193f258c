package nl.leerspoor.engine.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import nl.leerspoor.engine.Browser;
import nl.leerspoor.engine.FirstLogins;
import nl.leerspoor.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tickets, binding and outcome (docs/player.md, D-5, D-7). */
class DeskTest {
    private static final String COURSE = "https://test.example/id/course/klein";

    @TempDir static Path data;
    static TestEngine engine;

    @BeforeAll
    static void start() {
        engine = TestEngine.start(data);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void bindsAHostRegistrationOnceAndRefusesAnotherPerson() {
        UUID host = UUID.randomUUID();
        assertThat(outcome(host).path("bound").asBoolean()).isFalse();

        JsonNode first = ticket(host, "exam");
        assertThat(first.path("bound").asBoolean()).isFalse();
        String desk = path(first);
        TestEngine.Invited anna = engine.invite();
        assertThat(anna.browser().get(desk).expect(200).body()).contains("id=\"desk-form\"");
        anna.browser().post(desk, Map.of("code", "XXXXX-XXXXX")).expect(400);
        assertThat(anna.browser().post(desk, Map.of("code", anna.code())).expect(303).location())
                .endsWith("/toets/" + anna.registration());
        anna.browser().get(desk).expect(410); // works once

        JsonNode outcome = outcome(host);
        assertThat(outcome.path("bound").asBoolean()).isTrue();
        assertThat(outcome.at("/exam/state").asText()).isEqualTo("locked"); // S0-032
        assertThat(outcome.at("/exam/attempts").asInt()).isEqualTo(2);
        assertThat(outcome.at("/workbook/parts/0/id").asText()).isEqualTo("werkboek_een");

        // Two tickets were made before anyone was known: the second comes too late.
        UUID contested = UUID.randomUUID();
        String forBen = path(ticket(contested, "exam"));
        String forCas = path(ticket(contested, "exam"));
        TestEngine.Invited ben = engine.invite();
        ben.browser().post(forBen, Map.of("code", ben.code())).expect(303);
        TestEngine.Invited cas = engine.invite().signIn();
        // Cas is signed in as someone else and confirms with the ticket that is still open.
        cas.browser().get("/mijn/" + cas.registration()).expect(200);
        assertThat(cas.browser().post(forCas, Map.of()).expect(409).body())
                .contains("hoort al bij een andere deelnemer");
        assertThat(engine.coordinator().get("/beheer/registraties/" + ben.registration()).status())
                .isEqualTo(200);
    }

    @Test
    void letsABoundLearnerStraightThroughAsHostAsserted() {
        UUID host = UUID.randomUUID();
        TestEngine.Invited learner = engine.invite();
        learner.browser().post(path(ticket(host, "exam")), Map.of("code", learner.code()));
        JsonNode again = ticket(host, "workbook");
        assertThat(again.path("bound").asBoolean()).isTrue();
        Browser elsewhere = engine.browser();
        assertThat(elsewhere.get(path(again)).expect(303).location())
                .endsWith("/werkboek/" + learner.registration());
        elsewhere.get("/mijn/" + learner.registration()).expect(200);
    }

    @Test
    void givesTicketsToKnownKeysOnly() {
        ObjectNode body = body(UUID.randomUUID(), "exam");
        assertThat(post(body, "nobody:nothing").expect(401).header("Content-Type"))
                .startsWith("application/problem+json");
        body.put("for", "certificate");
        post(body, key()).expect(400);
        body.put("for", "exam").put("course", "https://other.example/id/course/x");
        post(body, key()).expect(404);
    }

    private static JsonNode ticket(UUID registration, String target) {
        return Launch.json(post(body(registration, target), key()).expect(200).body());
    }

    private static ObjectNode body(UUID registration, String target) {
        ObjectNode body = Launch.JSON.createObjectNode();
        body.put("course", COURSE).put("registration", registration.toString()).put("for", target);
        body.withObject("/actor/account").put("homePage", COURSE + "/host").put("name", "ab12");
        return body;
    }

    private static Browser.Answer post(ObjectNode body, String pair) {
        return engine.browser()
                .send(
                        HttpRequest.newBuilder(engine.base().resolve("/api/tickets"))
                                .header("Authorization", basic(pair))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static JsonNode outcome(UUID registration) {
        return Launch.json(
                engine.browser()
                        .get(
                                "/api/outcome?course="
                                        + Launch.encode(COURSE)
                                        + "&registration="
                                        + registration,
                                "Authorization",
                                basic(key()))
                        .expect(200)
                        .body());
    }

    private static String key() {
        FirstLogins.PackageKey key = engine.packageKey();
        return key.key() + ":" + key.secret();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static String path(JsonNode ticket) {
        return URI.create(ticket.path("url").asText()).getPath();
    }
}
