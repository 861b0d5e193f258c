package nl.leerspoor.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.leerspoor.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P-52: what a learner of our own launch answered is recorded, and nothing of who that was. */
class SurveyResourceTest {
    private static final String COURSE = "https://test.example/id/course/klein";
    private static final String ITEM = COURSE + "/module/een/unit/mening/item/";
    private static final String MONTH = "2026-11-01T00:00:00.000Z";

    @TempDir static Path temp;
    private static TestEngine engine;
    private static Launch launch;

    @BeforeAll
    static void start() throws IOException {
        Path course = temp.resolve("cursus");
        copy(TestEngine.smallCourse(), course);
        Path plan = course.resolve("course.yaml");
        String before = "      - { id: werkboek_een,";
        String survey = "      - { id: mening, kind: survey, title: Mening, load: {} }\n";
        Files.writeString(plan, Files.readString(plan).replace(before, survey + before));
        Files.writeString(
                course.resolve("01-een/05-mening.md"),
                """
                ---
                unit: mening
                answers: anonymous
                ---

                ## Tempo? {#tempo type=likert}

                - Oneens
                - Eens

                ## Wat hielp? {#hielp}

                - [ ] Film
                - [ ] Tekst
                """);
        engine =
                TestEngine.start(
                        temp.resolve("data"),
                        Map.of(
                                "courses", course.toString(),
                                "lrs.key", "alles",
                                "lrs.secret", "geheim"),
                        Clock.systemUTC());
        TestEngine.Invited anna = engine.invite().signIn();
        launch = Launch.start(anna.browser(), anna.registration(), "een");
        launch.fetch();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void anAnswerIsRecordedOfNobody() {
        String who = UUID.randomUUID().toString();
        String id = UUID.randomUUID().toString();
        String body = "[" + answer(id, who, "hielp", "a[,]b", MONTH) + "]";

        assertThat(post(body, launch.authorization)).isEqualTo(204);
        assertThat(post(body, launch.authorization)).as("D-19: again").isEqualTo(204);

        JsonNode stored = stored(id);
        assertThat(stored.at("/actor/account/homePage").asText()).isEqualTo(COURSE + "/survey");
        assertThat(stored.at("/actor/account/name").asText()).isEqualTo(who);
        assertThat(stored.at("/result/response").asText()).isEqualTo("a[,]b");
        assertThat(stored.at("/object/id").asText()).isEqualTo(ITEM + "hielp");
        assertThat(stored.path("timestamp").asText()).startsWith("2026-11-01T00:00:00");
        assertThat(stored.path("context").has("registration")).isFalse();
        JsonNode learner = Launch.json(launch.parameters.get("actor"));
        assertThat(stored.toString())
                .doesNotContain(launch.parameters.get("registration"))
                .doesNotContain(learner.at("/account/name").asText());
        assertThat(stored.at("/authority").toString()).doesNotContain("launch");
    }

    @ParameterizedTest
    @CsvSource({
        "tempo,c,2026-11-01T00:00:00.000Z", // no such point
        "tempo,a[\\,]b,2026-11-01T00:00:00.000Z", // a scale takes one
        "hielp,a[\\,]a,2026-11-01T00:00:00.000Z",
        "hielp,Mila heeft een bult,2026-11-01T00:00:00.000Z", // P-60
        "anders,a,2026-11-01T00:00:00.000Z",
        "tempo,a,2026-11-21T10:00:00.000Z", // P-52: the month only
    })
    void whatTheSurveyDoesNotAskIsRefused(String item, String response, String month) {
        String id = UUID.randomUUID().toString();
        String who = UUID.randomUUID().toString();
        String plain = response.replace("\\", "");

        assertThat(post("[" + answer(id, who, item, plain, month) + "]", launch.authorization))
                .isEqualTo(400);
        assertThat(find(id)).isEqualTo(404);
    }

    @Test
    void onlyALearnerOfTheCourseMaySend() {
        String id = UUID.randomUUID().toString();
        String body = "[" + answer(id, UUID.randomUUID().toString(), "tempo", "a", MONTH) + "]";

        assertThat(post(body, basic("niemand:weetniet"))).isEqualTo(401);
        assertThat(find(id)).isEqualTo(404);
        assertThat(post("{}", launch.authorization)).isEqualTo(400);
        assertThat(post("geen json", launch.authorization)).isEqualTo(400);
    }

    private static String answer(
            String id, String who, String item, String response, String month) {
        return "{\"id\":\"%s\",\"who\":\"%s\",\"item\":\"%s\",\"response\":\"%s\",\"month\":\"%s\"}"
                .formatted(id, who, ITEM + item, response, month);
    }

    private static int post(String body, String authorization) {
        String path =
                "/api/survey?course="
                        + Launch.encode(COURSE)
                        + "&registration="
                        + launch.parameters.get("registration");
        return engine.browser()
                .send(
                        HttpRequest.newBuilder(engine.base().resolve(path))
                                .header("Authorization", authorization)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                .status();
    }

    private static JsonNode stored(String id) {
        return Launch.json(engine.browser().send(statement(id)).expect(200).body());
    }

    private static int find(String id) {
        return engine.browser().send(statement(id)).status();
    }

    private static HttpRequest.Builder statement(String id) {
        return HttpRequest.newBuilder(engine.base().resolve("/xapi/statements?statementId=" + id))
                .header(Launch.VERSION, "1.0.3")
                .header("Authorization", basic("alles:geheim"));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        }
    }
}
