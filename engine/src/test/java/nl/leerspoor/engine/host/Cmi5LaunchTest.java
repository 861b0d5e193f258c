package nl.leerspoor.engine.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import nl.leerspoor.engine.Browser;
import nl.leerspoor.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cmi5LaunchTest {
    private static final String KEY = "tester";
    private static final String SECRET = "a long secret";

    @TempDir static Path data;
    static TestEngine engine;

    Browser browser;
    String registration;

    @BeforeAll
    static void start() {
        engine =
                TestEngine.start(
                        data, Map.of("lrs.key", KEY, "lrs.secret", SECRET), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void signIn() {
        TestEngine.Invited learner = engine.invite().signIn();
        browser = learner.browser();
        registration = learner.registration();
    }

    @Test
    void givesALaunchEverythingThatCmi5AsksFor() {
        Launch launch = Launch.start(browser, registration, "een");
        assertThat(launch.address)
                .startsWith(engine.base() + "/content/klein/1.0.0/cmi5/index.html");
        assertThat(launch.parameters)
                .containsKeys("endpoint", "fetch", "actor", "registration", "activityId")
                .containsEntry("au", "een")
                .containsEntry("registration", registration);
        JsonNode actor = Launch.json(launch.parameters.get("actor"));
        assertThat(actor.path("account").path("homePage").asText())
                .as("D-4")
                .isEqualTo(engine.base() + "/actor/leerspoor");
        assertThat(actor.has("name")).as("D-4: never a name").isFalse();
        assertThat(launch.parameters.get("activityId"))
                .as("cmi5 8.1.5, D-3: made by the LMS, not the publisher's")
                .isNotEqualTo("https://test.example/id/course/klein/module/een");

        browser.get(URI.create(launch.address).getPath()).expect(200);

        assertThat(launch.fetch().path("auth-token").asText()).isNotEmpty();
        JsonNode data = launch.launchData();
        assertThat(data.path("launchMode").asText()).isEqualTo("Normal");
        assertThat(data.path("moveOn").asText()).isEqualTo("Completed");
        assertThat(data.has("masteryScore")).isFalse();
        assertThat(data.path("returnURL").asText())
                .isEqualTo(engine.base() + "/mijn/" + registration);
        assertThat(data.path("entitlementKey").path("alternate").asText())
                .isEqualTo("leerspoor:" + engine.base());
        assertThat(data.at("/contextTemplate/contextActivities/grouping/0/id").asText())
                .as("9.6.2.3")
                .isEqualTo("https://test.example/id/course/klein/module/een");

        JsonNode launched = log("http://adlnet.gov/expapi/verbs/launched").get(0);
        assertThat(launched.at("/object/id").asText())
                .isEqualTo(launch.parameters.get("activityId"));
        JsonNode extensions = launched.at("/context/extensions");
        String base = "https://w3id.org/xapi/cmi5/context/extensions/";
        assertThat(extensions.path(base + "launchmode").asText()).isEqualTo("Normal");
        assertThat(extensions.path(base + "moveon").asText()).isEqualTo("Completed");
        assertThat(extensions.path(base + "launchurl").asText())
                .isEqualTo(engine.base() + "/content/klein/1.0.0/cmi5/index.html?au=een");
        assertThat(extensions.path(base + "sessionid").asText())
                .isEqualTo(
                        data.at("/contextTemplate/extensions").path(base + "sessionid").asText());
        assertThat(launched.at("/authority/account/name").asText()).isEqualTo("engine");
    }

    /** D-9: a token is for one learner, one course and one registration. */
    @Test
    void givesATokenThatReachesNobodyElse() {
        Launch launch = Launch.start(browser, registration, "een");
        launch.fetch();
        String actor = Launch.encode(launch.parameters.get("actor"));
        String own = "agents/profile?profileId=cmi5LearnerPreferences&agent=" + actor;
        launch.xapi("GET", own, null).expect(404); // cmi5 11: it may look
        launch.xapi("PUT", own, "{\"languagePreference\":\"nl\"}").expect(204);
        launch.xapi("GET", own, null).expect(200);
        String other = Launch.encode("{\"mbox\":\"mailto:bob@example.com\"}");
        launch.xapi("GET", "agents/profile?agent=" + other, null).expect(403);

        for (String activity :
                new String[] {
                    launch.parameters.get("activityId"),
                    "https://test.example/id/course/klein",
                    "https://test.example/id/course/ander"
                }) {
            String shared = "activities/profile?profileId=x&activityId=" + Launch.encode(activity);
            launch.xapi("PUT", shared, "{}").expect(403);
            launch.xapi("POST", shared, "{}").expect(403);
        }
        launch.xapi("GET", "statements", null).expect(403);

        String did = "http://adlnet.gov/expapi/verbs/experienced";
        launch.send(launch.statement(did, false, "https://test.example/id/course/ander"))
                .expect(403);
        launch.send(launch.statement(did, false, "https://test.example/id/course/klein/x"))
                .expect(200);
    }

    @Test
    void givesAnExamItsMasteryScore() {
        Launch launch = Launch.start(browser, registration, "eindtoets");
        launch.fetch();
        JsonNode data = launch.launchData();
        assertThat(data.path("moveOn").asText()).as("D-22").isEqualTo("CompletedAndPassed");
        assertThat(data.path("masteryScore").decimalValue()).isEqualByComparingTo("0.5");
    }

    @Test
    void givesTheTokenOnce() {
        Launch launch = Launch.start(browser, registration, "een");
        assertThat(launch.fetch().has("auth-token")).isTrue();
        assertThat(launch.fetch().path("error-code").asText()).as("8.2.3.1").isEqualTo("1");
        launch.parameters.put("fetch", engine.base() + "/api/cmi5/fetch/unknown");
        assertThat(launch.fetch().path("error-code").asText()).as("8.2.3.2").isEqualTo("2");
    }

    @Test
    void creditsAModuleFromTheStatementsOfALaunch() {
        Launch launch = Launch.start(browser, registration, "een");
        launch.fetch();
        launch.send(launch.initialized()).expect(200);
        launch.send(unitCompleted(launch, "/module/een/unit/lezen")).expect(200);
        launch.send(launch.completed()).expect(200);
        launch.send(launch.terminated()).expect(200);

        JsonNode progress = progress();
        assertThat(progress.at("/completion/modules/0/complete").asBoolean()).isTrue();
        assertThat(progress.at("/completion/modules/0/lessons/0/evidence/source").asText())
                .as("D-7: our own launch, scored by the package")
                .isEqualTo("gemeld door pakket");
        assertThat(progress.at("/completion/modules/0/lessons/0/evidence/identity").asText())
                .isEqualTo("platformSigned");
        assertThat(progress.at("/studyLoad/theory/creditedMinutes").asInt()).isEqualTo(30);
        assertThat(progress.path("eligible").asBoolean()).isFalse();
        assertThat(browser.get("/mijn/" + registration).body())
                .contains("id=\"hours-theory\" data-minutes=\"30\"")
                .contains("data-module=\"een\" data-complete=\"true\"");

        await(() -> log("https://w3id.org/xapi/adl/verbs/satisfied").size() == 1);
        JsonNode satisfied = log("https://w3id.org/xapi/adl/verbs/satisfied").get(0);
        assertThat(satisfied.at("/object/definition/type").asText())
                .as("9.3.9")
                .isEqualTo("https://w3id.org/xapi/cmi5/activitytype/block");
        assertThat(satisfied.at("/context/contextActivities/grouping/0/id").asText())
                .isEqualTo("https://test.example/id/course/klein/module/een/block");
    }

    @Test
    void refusesStatementsAWhileAfterTerminated() {
        Launch launch = Launch.start(browser, registration, "een");
        launch.fetch();
        JsonNode late = launch.completed();
        launch.send(launch.terminated()).expect(200);
        await(() -> launch.send(late).status() == 401);
    }

    @Test
    void abandonsAnOpenSessionAtTheNextLaunch() {
        Launch first = Launch.start(browser, registration, "een");
        first.fetch();
        first.send(first.initialized()).expect(200);
        Launch second = Launch.start(browser, registration, "twee");
        List<JsonNode> abandoned = log("https://w3id.org/xapi/adl/verbs/abandoned");
        assertThat(abandoned).as("9.3.6").hasSize(1);
        assertThat(abandoned.get(0).at("/object/id").asText())
                .isEqualTo(first.parameters.get("activityId"));
        assertThat(abandoned.get(0).at("/result/duration").asText()).as("9.5.4.2").startsWith("PT");
        first.xapi("GET", "activities/state?activityId=x&agent=y", null).expect(401);
        second.fetch();
        second.send(second.initialized()).expect(200);
    }

    @Test
    void doesNotAbandonASessionThatSaidTerminated() {
        Launch first = Launch.start(browser, registration, "een");
        first.fetch();
        first.send(first.terminated()).expect(200);
        Launch.start(browser, registration, "een");
        assertThat(log("https://w3id.org/xapi/adl/verbs/abandoned")).isEmpty();
    }

    @Test
    void keepsATokenToItsLearnerCourseAndRegistration() {
        Launch launch = Launch.start(browser, registration, "een");
        launch.fetch();
        JsonNode mine = unitCompleted(launch, "/module/een/unit/lezen");
        com.fasterxml.jackson.databind.node.ObjectNode other = mine.deepCopy();
        other.withObject("/actor/account").put("name", "someone else");
        launch.send(other).expect(403);
        other = mine.deepCopy();
        other.withObject("/context").put("registration", "7c0f1c44-8d1f-4b0c-9f2e-0c8f3f5b7a11");
        launch.send(other).expect(403);
        launch.xapi("GET", "statements", null).expect(403);
    }

    @Test
    void keepsContentToThoseWhoAreRegistered() {
        Launch launch = Launch.start(browser, registration, "een");
        String path = URI.create(launch.address).getPath();
        engine.browser().get(path).expect(303);
        browser.get("/content/klein/0.9.0/cmi5/index.html").expect(404);
        browser.get("/content/klein/1.0.0/cmi5/../../secret").expect(404);
        Browser.Answer part = browser.get(path, "Range", "bytes=0-9").expect(206);
        assertThat(part.body()).hasSize(10);
        assertThat(part.header("Content-Range")).startsWith("bytes 0-9/");
        browser.get(path, "Range", "bytes=99999999-").expect(416);
        Browser.Answer whole = browser.get(path).expect(200);
        browser.get(path, "If-None-Match", whole.header("ETag")).expect(304);
    }

    @Test
    void launchesForTheLearnerOnly() {
        browser.get("/mijn/" + registration).expect(200);
        browser.post("/mijn/" + registration + "/start/nergens", Map.of()).expect(404);
        engine.browser().post("/mijn/" + registration + "/start/een", Map.of()).expect(303);
        assertThat(log("http://adlnet.gov/expapi/verbs/launched")).isEmpty();
        engine.coordinator().post("/mijn/" + registration + "/start/een", Map.of()).expect(403);
    }

    private JsonNode unitCompleted(Launch launch, String unit) {
        var statement =
                launch.statement(
                        "http://adlnet.gov/expapi/verbs/completed",
                        false,
                        "https://test.example/id/course/klein" + unit);
        statement.putObject("result").put("completion", true);
        return statement;
    }

    private JsonNode progress() {
        return Launch.json(
                browser.get("/api/registrations/" + registration + "/progress").expect(200).body());
    }

    private List<JsonNode> log(String verb) {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((KEY + ":" + SECRET).getBytes(UTF_8));
        JsonNode page =
                Launch.json(
                        engine.browser()
                                .get(
                                        "/xapi/statements?registration="
                                                + registration
                                                + "&verb="
                                                + Launch.encode(verb),
                                        "Authorization",
                                        basic,
                                        Launch.VERSION,
                                        "1.0.3")
                                .expect(200)
                                .body());
        List<JsonNode> found = new ArrayList<>();
        page.path("statements").forEach(found::add);
        return found;
    }

    static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
