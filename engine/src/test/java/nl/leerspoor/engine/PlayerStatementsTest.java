package nl.leerspoor.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.profile.Terms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The player's own modules make the statements, in Node; our LRS judges them by both versions of
 * xAPI, behind the key that a package of that course has.
 */
class PlayerStatementsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COURSE = "https://test.example/id/course/klein";

    @TempDir static Path temp;
    private static TestEngine engine;

    @BeforeAll
    static void start() {
        engine =
                TestEngine.start(
                        temp.resolve("data"),
                        Map.of("lrs.key", "alles", "lrs.secret", "geheim"),
                        Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.3", "2.0.0"})
    void answersToEveryKindOfQuestionAreTakenByOurLrs(String version) throws Exception {
        String statements = statements();
        String answer =
                engine.browser()
                        .send(
                                xapi("/xapi/statements", version, key())
                                        .POST(HttpRequest.BodyPublishers.ofString(statements)))
                        .expect(200)
                        .body();

        JsonNode sent = JSON.readTree(statements);
        assertThat(JSON.readTree(answer)).hasSameSizeAs(sent).hasSizeGreaterThan(40);
        Set<String> kinds = new TreeSet<>();
        for (JsonNode statement : sent) {
            kinds.add(statement.at("/object/definition/interactionType").asText());
            JsonNode stored = stored(statement.path("id").asText(), version);
            assertThat(stored.path("result")).isEqualTo(statement.path("result"));
            assertThat(stored.path("object")).isEqualTo(statement.path("object"));
        }
        assertThat(kinds)
                .containsExactlyElementsOf(
                        Arrays.stream(Question.Kind.values())
                                .map(Question.Kind::key)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void anAnonymousAnswerBelongsToNobodysProgress() throws Exception { // P-52
        JsonNode last = null;
        for (JsonNode statement : JSON.readTree(statements())) {
            last = statement;
        }
        assertThat(last).isNotNull();
        assertThat(last.at("/actor/account/homePage").asText()).isEqualTo(COURSE + "/survey");
        assertThat(last.path("context").has("registration")).isFalse();
        assertThat(last.at("/result/response").asText()).isEqualTo("a");
    }

    @Test
    void theProfileIsServedToEverybodyAtThePathOfItsIri() throws Exception {
        String path = Terms.PROFILE.substring("https://leerspoor.nl".length());
        Browser.Answer answer = engine.browser().get(path).expect(200);
        JsonNode profile = JSON.readTree(answer.body());
        assertThat(profile.at("/versions/0/id").asText()).isEqualTo(Terms.PROFILE);
        assertThat(profile.path("templates")).hasSizeGreaterThan(20);
    }

    private static JsonNode stored(String id, String version) throws Exception {
        return JSON.readTree(
                engine.browser()
                        .send(
                                xapi("/xapi/statements?statementId=" + id, version, "alles:geheim")
                                        .GET())
                        .expect(200)
                        .body());
    }

    /** Every question of scoring.json with each of its answers, and those of a survey. */
    private static String statements() throws Exception {
        Path player = Path.of("src/main/player/src/core").toAbsolutePath();
        String script =
                """
                import { readFileSync } from "node:fs";
                import { keepAnswer } from "%1$s/answers.js";
                import { readCourse } from "%1$s/course.js";
                import { sayable } from "%1$s/interactions.js";
                import { isRight, isScored } from "%1$s/scoring.js";
                import { hashedActor, statementsOf } from "%1$s/statements.js";

                const root = "%3$s";
                const unit = (id, kind) => (
                    { id, kind, iri: `${root}/module/een/unit/${id}`, title: id, minutes: 5 });
                const config = {
                    package: "klein",
                    course: { id: "klein", iri: root, title: "K", language: "nl", version: "1.0.0" },
                    modules: [{ id: "een", iri: `${root}/module/een`, title: "Een",
                        units: [unit("oefenen", "quiz"), unit("mening", "survey")] }],
                };
                const course = readCourse(config, null);
                const [quiz, survey] = course.units;
                const say = statementsOf({
                    actor: hashedActor(root, "klein", "leerling"), course, platform: "scorm12",
                    registration: "11111111-1111-4111-8111-111111111111",
                    session: "22222222-2222-4222-8222-222222222222",
                });
                const at = (unit, content) => (
                    { ...content, iri: `${unit.iri}/item/${content.id}` });
                const cases = JSON.parse(readFileSync("%2$s", "utf8"));
                const said = [];
                for (const { content, answers } of cases) {
                    for (const { answer } of answers) {
                        const question = at(quiz, content);
                        const words = sayable(question, keepAnswer(question, answer), answer[0]);
                        const right = isScored(question) ? isRight(question, answer) : null;
                        said.push(say.answered(quiz, question, words, right));
                    }
                }
                said.push(say.openAnswered(quiz, at(quiz, { id: "open", stem: "Waarom?" }), "Zo."));
                const options = [{ id: "a", html: "Film" }, { id: "b", html: "Tekst" }];
                const choice = at(survey, { id: "beste", kind: "choice", stem: "Wat?", options });
                const scale = at(survey, { id: "tempo", kind: "likert", stem: "Goed?", options });
                for (const question of [choice, scale]) {
                    said.push(say.answered(survey, question, ["b"], null));
                    said.push(say.unnamedAnswer(survey, question, ["a"], "een-toevallig-woord"));
                }
                console.log(JSON.stringify(said));
                """
                        .formatted(
                                player.toUri().toString().replaceFirst("/$", ""),
                                Path.of("src/test/resources/scoring.json").toAbsolutePath(),
                                COURSE);
        Path file = Files.writeString(temp.resolve("statements.mjs"), script);
        Path out = temp.resolve("statements.json");
        Process node =
                new ProcessBuilder(List.of("node", file.toString()))
                        .redirectOutput(out.toFile())
                        .redirectErrorStream(true)
                        .start();
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(out);
        assertThat(node.exitValue()).as(text).isZero();
        return text;
    }

    private static String key() {
        FirstLogins.PackageKey key = engine.packageKey();
        return key.key() + ":" + key.secret();
    }

    private static HttpRequest.Builder xapi(String path, String version, String pair) {
        return HttpRequest.newBuilder(engine.base().resolve(path))
                .header("X-Experience-API-Version", version)
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }
}
