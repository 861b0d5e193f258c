package nl.leerspoor.engine.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.leerspoor.engine.Browser;
import nl.leerspoor.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** P-47: what players tell of mistakes is taken, and its sender hears what became of it. */
class MistakeResourceTest {
    private static final String COURSE = "https://test.example/id/course/klein";
    private static final String OTHER = "https://test.example/id/course/groot";
    private static final String UNIT = COURSE + "/module/een/unit/lezen";

    @TempDir static Path temp;
    private static TestEngine engine;
    private static TestEngine.Invited anna;
    private static Browser coordinator;
    private static Launch launch;

    @BeforeAll
    static void start() throws IOException {
        Path other = temp.resolve("groot");
        copy(TestEngine.smallCourse(), other);
        Path plan = other.resolve("course.yaml");
        Files.writeString(plan, Files.readString(plan).replace("id: klein", "id: groot"));
        engine =
                TestEngine.start(
                        temp.resolve("data"),
                        Map.of(
                                "courses", TestEngine.smallCourse() + "," + other,
                                "lrs.key", "alles",
                                "lrs.secret", "geheim",
                                "lrs.adminKey", "baas",
                                "lrs.adminSecret", "een-lang-geheim-1"),
                        Clock.systemUTC());
        coordinator = engine.coordinator();
        anna = engine.invite().signIn();
        launch = Launch.start(anna.browser(), anna.registration(), "een");
        launch.fetch();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void aReportIsKeptOnceHoweverOftenItIsSent() {
        ObjectNode report = ofAnna("Er staat 7, dat moet 8 zijn.");

        assertThat(post(report, launch.authorization).expect(204).body()).isEmpty();
        post(report, launch.authorization).expect(204);
        post(report.deepCopy().put("text", "Iets anders."), launch.authorization).expect(409);

        String list = coordinator.get("/beheer/fouten").expect(200).body();
        assertThat(list).containsOnlyOnce("data-mistake=\"" + report.path("id").asText());
        assertThat(list).doesNotContain("Iets anders.");
    }

    @ParameterizedTest
    @CsvSource({
        "id, geen-id",
        "registration, geen-id",
        "course, ''",
        "unit, https://test.example/id/course/groot/module/een/unit/lezen",
        "title, ''",
        "version, ' '",
        "text, '  '",
        "onbekend, x",
        "a/b, x",
    })
    void aWrongFieldIsRefusedWithItsPlace(String field, String value) {
        Browser.Answer refused =
                post(ofAnna("Er staat 7.").put(field, value), launch.authorization).expect(400);

        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        JsonNode violation = Launch.json(refused.body()).at("/violations/0");
        assertThat(violation.path("pointer").asText()).isEqualTo("/" + field.replace("/", "~1"));
        assertThat(violation.path("message").asText()).isNotEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        ObjectNode report = ofAnna("x".repeat(1501));
        report.put("place", "k".repeat(501)).put("version", 3).remove("title");

        JsonNode problem = Launch.json(post(report, launch.authorization).expect(400).body());
        List<String> places = new ArrayList<>();
        problem.path("violations").forEach(one -> places.add(one.path("pointer").asText()));
        assertThat(places).containsExactlyInAnyOrder("/title", "/place", "/version", "/text");
        assertThat(problem.toString()).as("P-60").doesNotContain("xxx", "kkk");

        for (String body : List.of("[]", "3", "null", "\"tekst\"")) {
            JsonNode answer = Launch.json(send(body, launch.authorization).expect(400).body());
            assertThat(answer.at("/violations/0/pointer").textValue()).as(body).isEmpty();
        }
        send("geen json", launch.authorization).expect(400);
        send("", launch.authorization).expect(400);
        send("\"" + "x".repeat(40_000) + "\"", launch.authorization).expect(413);
    }

    @Test
    void aTextOfTheMostCharactersIsTakenAsItWasTyped() {
        String most = "é👶\"\n".repeat(300); // 1,500, as a browser counts them
        ObjectNode report = ofAnna("\u0000" + most.substring(0, 1499) + "!");

        post(report, launch.authorization).expect(204);
        post(ofAnna(most.substring(0, 1499) + "!?"), launch.authorization).expect(400);
    }

    @Test
    void onlyWhoHasThisCourseIsLetIn() {
        ObjectNode report = ofAnna("Er staat 7.");

        assertThat(send(report.toString(), null).expect(401).header("WWW-Authenticate"))
                .startsWith("Basic");
        post(report, basic("niemand:weetniet")).expect(401);
        post(report, packageKey("groot")).expect(403);
        post(report.deepCopy().put("course", OTHER).put("unit", OTHER), launch.authorization)
                .expect(403);
        post(report.deepCopy().put("course", COURSE + "x"), launch.authorization).expect(404);
        post(
                        report.deepCopy().put("registration", UUID.randomUUID().toString()),
                        launch.authorization)
                .expect(403); // D-9: a launch speaks as its own learner
        assertThat(coordinator.get("/beheer/fouten").body())
                .doesNotContain(report.path("id").asText());
    }

    @Test
    void whoFloodsTheListIsToldWhenToComeBack() {
        UUID sender = UUID.randomUUID();
        String key = packageKey("klein");
        for (int number = 0; number < 50; number++) {
            post(report(sender, "melding " + number), key).expect(204);
        }

        Browser.Answer refused = post(report(sender, "nog een"), key).expect(429);
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(80_000L, 86_400L);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        post(report(UUID.randomUUID(), "van een ander"), key).expect(204);
    }

    @Test
    void theAnswerReachesWhoReportedAndNobodyElse() {
        ObjectNode report = ofAnna("Het woord <b>babybrein</b> mist een letter.");
        post(report, launch.authorization).expect(204);
        coordinator.get("/beheer/fouten").expect(200);
        coordinator
                .post(
                        "/beheer/fouten/" + report.path("id").asText(),
                        Map.of("state", "verbeterd", "answer", "Klopt, dank je!"))
                .expect(303);

        String own = anna.browser().get("/mijn/" + anna.registration()).expect(200).body();
        assertThat(own)
                .contains("Het woord &lt;b&gt;babybrein&lt;/b&gt; mist een letter.")
                .contains("data-state=\"verbeterd\"", "Klopt, dank je!");
        TestEngine.Invited ben = engine.invite().signIn();
        assertThat(ben.browser().get("/mijn/" + ben.registration()).expect(200).body())
                .doesNotContain("my-mistakes", "Klopt, dank je!");
        assertThat(coordinator.get("/beheer/registraties/" + anna.registration()).body())
                .as("nobody of staff sees who reported")
                .doesNotContain("babybrein", "Klopt, dank je!");
        assertThat(coordinator.get("/beheer/fouten").body())
                .doesNotContain("Deelnemer 1", anna.registration());
    }

    @Test
    void aReportFromAPackageIsSeenByItsLearnerOnceThatIsKnown() {
        UUID host = UUID.randomUUID();
        post(report(host, "Uit het pakket."), packageKey("klein")).expect(204);
        TestEngine.Invited cas = engine.invite().signIn();
        String page = "/mijn/" + cas.registration();
        assertThat(cas.browser().get(page).expect(200).body()).doesNotContain("Uit het pakket.");

        // D-7: by way of the desk, as for the exam.
        ObjectNode ticket = Launch.JSON.createObjectNode();
        ticket.put("course", COURSE).put("registration", host.toString()).put("for", "exam");
        ticket.withObject("/actor/account").put("homePage", COURSE + "/host").put("name", "ab12");
        Browser.Answer made = send("/api/tickets", ticket.toString(), packageKey("klein"));
        String desk = URI.create(Launch.json(made.body()).path("url").asText()).getPath();
        cas.browser().get(desk).expect(200);
        cas.browser().post(desk, Map.of("code", "")).expect(303);

        assertThat(cas.browser().get(page).expect(200).body()).contains("Uit het pakket.");
    }

    @Test
    void itsWordsStandInNoStatementLogOrMetric() { // P-60
        String marker = "zonnebloempit";
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            ObjectNode report = ofAnna(marker).put("place", marker);
            post(report, launch.authorization).expect(204);
            post(report.deepCopy().put("text", marker + "!"), launch.authorization).expect(409);
            post(ofAnna(marker).put("unit", marker), launch.authorization).expect(400);
            post(ofAnna(marker), basic("niemand:weetniet")).expect(401);
        } finally {
            root.detachAppender(log);
        }

        assertThat(log.list).isNotEmpty();
        assertThat(log.list)
                .allSatisfy(
                        event -> assertThat(event.getFormattedMessage()).doesNotContain(marker));
        assertThat(get("/xapi/statements?limit=0", "alles:geheim"))
                .contains("\"statements\":[{")
                .doesNotContain(marker);
        assertThat(get("/metrics", "baas:een-lang-geheim-1")).doesNotContain(marker);
    }

    private static ObjectNode ofAnna(String text) {
        return report(UUID.fromString(anna.registration()), text);
    }

    private static ObjectNode report(UUID registration, String text) {
        return Launch.JSON
                .createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("course", COURSE)
                .put("registration", registration.toString())
                .put("unit", UNIT)
                .put("title", "Lezen")
                .put("place", "Eerste kop")
                .put("version", "1.0.0")
                .put("text", text);
    }

    private static Browser.Answer post(ObjectNode report, String authorization) {
        return send(report.toString(), authorization);
    }

    private static Browser.Answer send(String body, String authorization) {
        return send("/api/mistakes", body, authorization);
    }

    private static Browser.Answer send(String path, String body, String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(engine.base().resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return engine.browser().send(request);
    }

    private static String get(String path, String pair) {
        return engine.browser()
                .get(path, "Authorization", basic(pair), Launch.VERSION, "1.0.3")
                .expect(200)
                .body();
    }

    private static String packageKey(String course) {
        return engine.logins().packageKeys().stream()
                .filter(key -> key.course().equals(course))
                .map(key -> basic(key.key() + ":" + key.secret()))
                .findFirst()
                .orElseThrow();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        }
    }
}
