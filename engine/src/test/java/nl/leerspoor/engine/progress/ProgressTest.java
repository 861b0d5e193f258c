package nl.leerspoor.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import nl.leerspoor.engine.course.Bucket;
import nl.leerspoor.engine.profile.Trust;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final Log log = new Log();

    @Test
    void givesTheSameInAnyOrderOfArrival() {
        // D-15: the order of the fold is that of happening, never that of arrival.
        log.completed(1, SmallCourse.ARTICLE, "");
        log.completed(2, SmallCourse.QUIZ, "0.4");
        log.completed(3, SmallCourse.QUIZ, "0.9");
        log.examResult(5, 19, 1);
        log.examResult(6, 22, 2);
        UUID submission = log.submitted(7, SmallCourse.PART_ONE);
        log.assessed(8, SmallCourse.PART_ONE, submission, false);
        log.assessed(9, SmallCourse.PART_ONE, submission, true);
        Progress expected = log.fold();

        long seed = 20261121;
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            List<Fact> shuffled = new ArrayList<>(log.facts());
            Collections.shuffle(shuffled, random);
            Progress folded =
                    shuffled.stream()
                            .sorted(Fact.ORDER)
                            .reduce(Progress.NONE, Progress::apply, (a, b) -> b);
            assertThat(folded).as("seed %d, round %d", seed, round).isEqualTo(expected);
        }
    }

    @Test
    void keepsTheFirstCompletionAndTheBestScore() {
        UUID first = log.completed(1, SmallCourse.QUIZ, "0.9");
        log.completed(2, SmallCourse.QUIZ, "0.5");

        Progress progress = log.fold();

        assertThat(progress.completed(SmallCourse.QUIZ).get().statement()).isEqualTo(first);
        assertThat(progress.bestScores().get(SmallCourse.QUIZ).scaled()).isEqualTo(0.9);
    }

    @Test
    void aModuleIsCompleteWhenItsLessonsAre() {
        log.completed(1, SmallCourse.ARTICLE, "");
        assertThat(module(0).complete()).isFalse();
        assertThat(module(0).lessonsDone()).isEqualTo(1);

        UUID last = log.completed(2, SmallCourse.QUIZ, "0.1");
        assertThat(module(0).complete()).isTrue();
        assertThat(module(0).evidence().statement()).isEqualTo(last);
        // The workbook part is judged apart (D-22), the planned film cannot be watched yet.
        assertThat(module(1).complete()).isFalse();

        log.completed(3, SmallCourse.PRACTICE, "");
        assertThat(Completion.of(SmallCourse.course(), log.fold()).allModules()).isTrue();
    }

    @Test
    void aModulesOwnStatementKeepsItCompleteInALaterVersion() {
        // D-2: a learner who finished before a lesson was added stays finished.
        log.completed(1, SmallCourse.MODULE_ONE, "");

        assertThat(module(0).complete()).isTrue();
        assertThat(module(0).lessonsDone()).isZero();
    }

    @Test
    void creditsNominalTimeByBucketWithItsEvidence() {
        // S0-051 to S0-054
        log.completed(1, SmallCourse.ARTICLE, "");
        UUID practice = log.completed(2, SmallCourse.PRACTICE, "");
        log.submitted(3, SmallCourse.PART_ONE);
        log.examResult(4, 12, 1);

        StudyLoadLedger ledger = StudyLoadLedger.of(SmallCourse.course(), log.fold());

        assertThat(ledger.credited(Bucket.THEORY)).isEqualTo(Duration.ofMinutes(30 + 60));
        assertThat(ledger.credited(Bucket.PRACTICE)).isEqualTo(Duration.ofMinutes(80));
        assertThat(ledger.credited(Bucket.REFLECTION)).isEqualTo(Duration.ofMinutes(60));
        assertThat(ledger.nominal(Bucket.THEORY)).isEqualTo(Duration.ofMinutes(115));
        assertThat(ledger.planned(Bucket.THEORY)).isEqualTo(Duration.ofMinutes(10));
        assertThat(ledger.lines())
                .filteredOn(line -> line.activity().equals(SmallCourse.PRACTICE))
                .singleElement()
                .satisfies(line -> assertThat(line.evidence().statement()).isEqualTo(practice));
    }

    @Test
    void readsACmi5StatementByOurIriInGrouping() {
        // D-3: the LMS made the object's id; the most specific of our IRIs is what it is about.
        UUID id = UUID.randomUUID();
        log.add(
                """
                {"verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},
                 "object":{"id":"https://lms.example/au/17"},
                 "context":{"registration":"%s","contextActivities":{"grouping":[
                   {"id":"%s"},{"id":"%s"},{"id":"https://elsewhere.example/id/course/langer/dan/ons"}]}}}
                """
                        .formatted(Log.REGISTRATION, SmallCourse.IRI, SmallCourse.MODULE_ONE),
                id,
                Log.minute(1),
                Trust.LAUNCH_PREFIX + "s1");

        assertThat(log.fold().completed(SmallCourse.MODULE_ONE)).isPresent();
    }

    @Test
    void doesNotBelieveAClockFarAheadOfTheStore() {
        // D-15: more than five minutes after stored counts as stored, and is flagged.
        Instant stored = Log.minute(0);
        Fact ahead = fact(stored.plusSeconds(301), stored);
        Fact almost = fact(stored.plusSeconds(300), stored);

        assertThat(ahead.evidence().at()).isEqualTo(stored);
        assertThat(ahead.evidence().clockDoubted()).isTrue();
        assertThat(almost.evidence().at()).isEqualTo(stored.plusSeconds(300));
        assertThat(almost.evidence().clockDoubted()).isFalse();
    }

    @Test
    void passesOverWhatIsNotOurs() {
        log.add("{}", UUID.randomUUID(), Log.minute(1), Trust.ENGINE);
        log.add(
                """
                {"verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},
                 "object":{"id":"%sanders"},"context":{"registration":"%s"}}
                """
                        .formatted(SmallCourse.IRI, Log.REGISTRATION),
                UUID.randomUUID(),
                Log.minute(1),
                Trust.ENGINE);

        assertThat(log.facts()).isEmpty();
        assertThat(log.fold()).isEqualTo(Progress.NONE);
    }

    @Test
    void remembersWhichRegistrationsElsewhereBelongToTheLearner() {
        UUID host = UUID.randomUUID();
        log.bound(1, host);

        assertThat(log.fold().bindings())
                .extracting(Progress.Binding::hostRegistration)
                .containsExactly(host);
    }

    @Test
    void believesTheIdentityExtensionOnlyFromTheEngine() {
        assertThat(Trust.of(Trust.ENGINE, "signedIn").identity().key()).isEqualTo("signedIn");
        assertThat(Trust.of(Trust.PACKAGE_PREFIX + "a", "signedIn").identity().key())
                .isEqualTo("packageAsserted");
        assertThat(Trust.of(Trust.LAUNCH_PREFIX + "a", "signedIn").identity().key())
                .isEqualTo("platformSigned");
        assertThat(Trust.of("engineer", "signedIn").scoredBy().key()).isEqualTo("package");
    }

    private Completion.ModuleState module(int index) {
        return Completion.of(SmallCourse.course(), log.fold()).modules().get(index);
    }

    private static Fact fact(Instant timestamp, Instant stored) {
        return Fact.of(
                        Log.tree(
                                """
                                {"object":{"id":"%s"},"context":{"registration":"%s"}}
                                """
                                        .formatted(SmallCourse.IRI, Log.REGISTRATION)),
                        UUID.randomUUID(),
                        timestamp,
                        stored,
                        Trust.ENGINE,
                        List.of(SmallCourse.IRI))
                .get();
    }
}
