package nl.leerspoor.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import nl.leerspoor.engine.Database;
import nl.leerspoor.engine.profile.EngineStatements;
import nl.leerspoor.engine.profile.Identity;
import nl.leerspoor.engine.profile.Subject;
import nl.leerspoor.engine.profile.Trust;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.erasure.Mandate;
import nl.leerspoor.lrs.erasure.Selection;
import nl.leerspoor.lrs.xapi.StatementParser;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The follower on a real log and a real database (H2). */
class ProgressFollowerTest {
    private static final String TENANT = "default";
    private static final UUID REGISTRATION = Log.REGISTRATION;
    private static final UUID ELSEWHERE = UUID.fromString("0d5b7f6c-6f0a-4a53-8b3b-0a7a54b1a002");

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final EngineStatements engine = new EngineStatements(SmallCourse.course());
    private Lrs lrs;
    private Database database;
    private ProgressStore store;
    private ProgressFollower follower;

    @BeforeEach
    void open() {
        lrs = Lrs.open(LrsConfig.defaults(url), Clock.systemUTC());
        database = Database.open(url, "sa", "", ProgressStore.ROWS);
        store = new ProgressStore(database.sessions(), TENANT);
        follower = follower();
        follower.start();
    }

    @AfterEach
    void close() {
        follower.close();
        database.close();
        lrs.close();
    }

    @Test
    void takesEveryStatementIntoAccountOnce() {
        append(Trust.PACKAGE_PREFIX + "a", completed(1, SmallCourse.ARTICLE, REGISTRATION));
        append(Trust.ENGINE, examResult(5, 19, 1), examResult(6, 20, 2));

        Progress progress = follower.upToDate(REGISTRATION);
        follower.upToDate(REGISTRATION);

        assertThat(progress.completed()).containsOnlyKeys(SmallCourse.ARTICLE);
        assertThat(store.get(REGISTRATION).examResults())
                .extracting(Progress.ExamResult::raw)
                .containsExactly(19, 20);
    }

    @Test
    void givesTheSameAsARebuildWhateverTheOrderOfArrival() {
        long seed = 7;
        List<String> statements = new ArrayList<>();
        for (int minute = 0; minute < 40; minute++) {
            statements.add(
                    completed(
                            minute, SmallCourse.MODULE_ONE + "/unit/u" + minute % 9, REGISTRATION));
        }
        Collections.shuffle(statements, new Random(seed));
        for (String statement : statements) {
            append(Trust.PACKAGE_PREFIX + "a", statement);
            follower.upToDate(REGISTRATION);
        }
        Progress followed = store.get(REGISTRATION);

        follower.rebuild();

        assertThat(store.get(REGISTRATION)).as("seed %d", seed).isEqualTo(followed);
        // The first completion counts, whichever arrived first (D-15).
        assertThat(followed.completed(SmallCourse.MODULE_ONE + "/unit/u0").get().at())
                .isEqualTo(Log.minute(0));
        assertThat(followed.completed()).hasSize(9);
    }

    @Test
    void aBoundRegistrationBringsWhatWasDoneBeforeIt() {
        append(Trust.PACKAGE_PREFIX + "a", completed(1, SmallCourse.ARTICLE, ELSEWHERE));
        assertThat(follower.upToDate(REGISTRATION)).isEqualTo(Progress.NONE);

        append(Trust.ENGINE, bound(10));
        append(Trust.PACKAGE_PREFIX + "a", completed(11, SmallCourse.QUIZ, ELSEWHERE));

        Progress progress = follower.upToDate(REGISTRATION);
        assertThat(progress.completed()).containsOnlyKeys(SmallCourse.ARTICLE, SmallCourse.QUIZ);
        assertThat(store.get(ELSEWHERE)).as("asked by its own id").isEqualTo(progress);
    }

    @Test
    void onlyTheEngineBinds() {
        append(Trust.PACKAGE_PREFIX + "a", completed(1, SmallCourse.ARTICLE, ELSEWHERE));
        append(Trust.PACKAGE_PREFIX + "a", bound(10));

        assertThat(follower.upToDate(REGISTRATION).completed()).isEmpty();
    }

    @Test
    void aVoidedResultNoLongerCounts() {
        UUID id = UUID.randomUUID();
        append(Trust.ENGINE, examResult(id, 5, 22, 1));
        assertThat(follower.upToDate(REGISTRATION).examResults()).hasSize(1);

        append(
                Trust.ENGINE,
                """
                {"actor":{"objectType":"Agent","account":{"homePage":"https://leren.example","name":"x"}},
                 "verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
                 "object":{"objectType":"StatementRef","id":"%s"}}
                """
                        .formatted(id));

        assertThat(follower.upToDate(REGISTRATION).examResults()).isEmpty();
        follower.rebuild();
        assertThat(store.get(REGISTRATION).examResults()).isEmpty();
    }

    @Test
    void goesOnAcrossWhatWasErasedAndForgetsItWhenRebuilt() { // D-12
        append(Trust.PACKAGE_PREFIX + "a", completed(1, SmallCourse.ARTICLE, REGISTRATION));
        follower.upToDate(REGISTRATION);
        lrs.erasure()
                .retain(
                        TENANT,
                        new Selection(null, null, null, REGISTRATION, null),
                        new Mandate("tester", "term"),
                        n -> {});
        append(Trust.PACKAGE_PREFIX + "a", completed(2, SmallCourse.QUIZ, REGISTRATION));
        // What was credited stays credited; only a rebuild has nothing to credit it from.
        assertThat(follower.upToDate(REGISTRATION).completed())
                .containsOnlyKeys(SmallCourse.ARTICLE, SmallCourse.QUIZ);
        follower.rebuild();
        assertThat(store.get(REGISTRATION).completed()).containsOnlyKeys(SmallCourse.QUIZ);
    }

    @Test
    void goesOnWhereItStoppedAfterARestart() {
        append(Trust.ENGINE, examResult(5, 19, 1));
        follower.upToDate(REGISTRATION);
        follower.close();
        append(Trust.ENGINE, examResult(6, 20, 2));

        follower = follower();
        follower.start();

        assertThat(store.get(REGISTRATION).examResults()).hasSize(2);
    }

    @Test
    void followsByItselfWhenWoken() throws Exception {
        lrs.onAppend(follower::wake);
        append(Trust.ENGINE, examResult(5, 20, 1));

        for (int i = 0; i < 200 && store.get(REGISTRATION).examResults().isEmpty(); i++) {
            Thread.sleep(25);
        }
        assertThat(store.get(REGISTRATION).examResults()).hasSize(1);
    }

    private ProgressFollower follower() {
        return new ProgressFollower(
                database.sessions(), lrs.statements(), store, TENANT, List.of(SmallCourse.IRI));
    }

    private void append(String authority, String... statements) {
        String batch = "[" + String.join(",", statements) + "]";
        lrs.statements()
                .append(
                        StatementParser.parse(
                                batch.getBytes(StandardCharsets.UTF_8), XapiVersion.V1_0_3),
                        Authority.trusted(TENANT, authority));
    }

    private static String completed(int minute, String activity, UUID registration) {
        return """
                {"id":"%s","actor":{"objectType":"Agent","account":{"homePage":"https://lms.example","name":"9a"}},
                 "verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},"object":{"id":"%s"},
                 "result":{"completion":true},"context":{"registration":"%s"},"timestamp":"%s"}
                """
                .formatted(UUID.randomUUID(), activity, registration, Log.minute(minute));
    }

    private String examResult(int minute, int raw, int attempt) {
        return examResult(UUID.randomUUID(), minute, raw, attempt);
    }

    private String examResult(UUID id, int minute, int raw, int attempt) {
        return engine.examResult(
                id,
                subject(),
                SmallCourse.exam(),
                raw,
                attempt,
                "A",
                Duration.ofMinutes(30),
                Log.minute(minute));
    }

    private String bound(int minute) {
        return engine.bound(
                UUID.randomUUID(),
                subject(),
                ELSEWHERE,
                SmallCourse.IRI + "/host",
                "c0ffee",
                Log.minute(minute));
    }

    private static Subject subject() {
        return new Subject(
                REGISTRATION, "https://leren.example/actor/default", "4f2a", Identity.SIGNED_IN);
    }
}
