package nl.leerspoor.engine.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.engine.Recorder;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.profile.Identity;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsConfig;
import org.junit.jupiter.api.Test;

/** Attempts that run out, are interrupted, or meet a log that does not answer. */
class ExamTimeTest {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final Bench.Hands clock = new Bench.Hands();

    @Test
    void anExpiredAttemptTakesNoAnswersAndIsScoredWithWhatIsThere() {
        try (Bench bench = new Bench(BenchCourse.course(), url, clock)) {
            Registration registration = bench.learner("d@voorbeeld.example");
            ExamTaker taker = new ExamTaker(bench, registration);
            taker.start();
            taker.answer(1, 20, 20);
            bench.clock.move(Duration.ofHours(24));
            String item = taker.sitting(1).items().get(24).id();

            Bench.Answer late = taker.answer(1, item, BenchCourse.right(item));

            assertThat(late.location()).isEqualTo(taker.exam + "/poging/1/uitslag");
            assertThat(taker.visitor.get(late.location()).body())
                    .contains("data-raw=\"20\"")
                    .contains("data-passed=\"true\"")
                    .contains("omdat de tijd om was");
            assertThat(taker.status().state()).isEqualTo(ExamState.PASSED);
        }
    }

    @Test
    void theSweepClosesWhatNobodyComesBackFor() {
        try (Bench bench = new Bench(BenchCourse.course(), url, clock)) {
            Registration registration = bench.learner("d@voorbeeld.example");
            ExamTaker taker = new ExamTaker(bench, registration);
            taker.start();
            taker.answer(1, 12, 12);
            assertThat(bench.handInExam.closeExpired()).isZero();
            bench.clock.move(Duration.ofDays(9));

            assertThat(bench.handInExam.closeExpired()).isEqualTo(1);
            assertThat(bench.handInExam.closeExpired()).isZero();
            assertThat(bench.statements(registration))
                    .hasSize(26)
                    .filteredOn(s -> s.contains("/verbs/failed"))
                    .singleElement()
                    .asString()
                    .contains("\"timestamp\":\"2026-11-22T09:00:00")
                    .contains("\"duration\":\"PT24H\"");
        }
    }

    @Test
    void aRestartInTheMiddleLosesNothing() {
        Registration registration;
        String question;
        try (Bench before = new Bench(BenchCourse.course(), url, clock)) {
            registration = before.learner("d@voorbeeld.example");
            ExamTaker taker = new ExamTaker(before, registration);
            taker.start();
            taker.answer(1, 21, 21);
            question = options(taker.visitor.get(taker.exam + "/poging/1?vraag=22").body());
        }
        clock.move(Duration.ofHours(3));
        // The course was updated in between: another version, another pass mark.
        try (Bench after = new Bench(BenchCourse.course("2.0.0", 25), url, clock)) {
            ExamTaker taker = new ExamTaker(after, registration);
            assertThat(taker.visitor.get(taker.exam).body()).contains("Ga verder");
            assertThat(options(taker.visitor.get(taker.exam + "/poging/1?vraag=22").body()))
                    .as("same order, same words")
                    .isEqualTo(question);

            assertThat(taker.handIn(1).body())
                    .contains("data-raw=\"21\"")
                    .contains("data-passed=\"true\"");
            assertThat(after.statements(registration))
                    .hasSize(26)
                    .allSatisfy(s -> assertThat(s).contains("\"revision\":\"1.0.0\""))
                    .filteredOn(s -> s.contains("/verbs/passed"))
                    .hasSize(1);
        }
    }

    @Test
    void withoutTheLogThereIsNoResultYetAndNothingIsLost() {
        Registration registration;
        try (Bench bench = new Bench(BenchCourse.course(), url, clock)) {
            registration = bench.learner("d@voorbeeld.example");
            ExamTaker taker = new ExamTaker(bench, registration);
            taker.start();
            taker.answer(1, 20, 25);
            HandInExam broken = withoutLog(bench);
            clock.move(Duration.ofHours(1));

            ExamAttempt closed =
                    broken.handIn(registration, 1, Identity.SIGNED_IN, IntegrityText.VERSION);

            assertThat(closed.closed()).isEqualTo(Bench.START.plus(Duration.ofHours(1)));
            assertThat(closed.recorded()).isFalse();
            assertThat(closed.passed()).isFalse();
            assertThat(bench.statements(registration)).isEmpty();
            assertThat(broken.closeExpired()).isZero();
            assertThat(ExamStandings.status(exam(bench), ExamGate.OPEN, List.of(closed)).state())
                    .isEqualTo(ExamState.RUNNING);
        }
        clock.move(Duration.ofHours(2));
        // The log is back: whoever comes first, the learner or the sweep, makes it final, once.
        try (Bench bench = new Bench(BenchCourse.course(), url, clock)) {
            ExamTaker taker = new ExamTaker(bench, registration);
            assertThat(bench.handInExam.closeExpired()).isEqualTo(1);
            assertThat(taker.status().state()).isEqualTo(ExamState.PASSED);
            assertThat(bench.statements(registration)).hasSize(26);
            assertThat(bench.attempts.attempts(registration.id()))
                    .singleElement()
                    .satisfies(
                            attempt ->
                                    assertThat(attempt.closed())
                                            .isEqualTo(Instant.parse("2026-11-21T10:00:00Z")));
        }
    }

    @Test
    void sendingTheSameStatementsTwiceHasNoEffect() {
        try (Bench bench = new Bench(BenchCourse.course(), url, clock)) {
            Registration registration = bench.learner("d@voorbeeld.example");
            ExamTaker taker = new ExamTaker(bench, registration);
            taker.start();
            taker.answer(1, 20, 25);
            withoutLog(bench).handIn(registration, 1, Identity.SIGNED_IN, IntegrityText.VERSION);
            AttemptStore.Ref ref = new AttemptStore.Ref(registration.id(), 1);
            List<String> fixed = bench.attempts.unrecorded(ref).orElseThrow();
            // The power went after the append and before the row knew of it.
            new Recorder(bench.lrs, Bench.TENANT).record(fixed);

            assertThat(taker.visitor.get(taker.exam + "/poging/1/uitslag").body())
                    .contains("data-passed=\"true\"");
            assertThat(bench.statements(registration)).hasSize(26);
            assertThat(bench.attempts.unrecorded(ref)).isEmpty();
        }
    }

    /** Hands in as the engine does while its log is down. */
    private HandInExam withoutLog(Bench bench) {
        Lrs closed = Lrs.open(LrsConfig.defaults("jdbc:h2:mem:" + UUID.randomUUID()), clock);
        closed.close();
        Recorder recorder = new Recorder(closed, Bench.TENANT);
        assertThatThrownBy(() -> recorder.record(List.of("{}")))
                .isInstanceOf(RuntimeException.class);
        return new HandInExam(bench.shelf, bench.registrations, bench.attempts, recorder, clock);
    }

    private static nl.leerspoor.engine.course.Exam exam(Bench bench) {
        return java.util.Objects.requireNonNull(bench.course.exam());
    }

    private static String options(String html) {
        return html.substring(html.indexOf("<fieldset>"), html.indexOf("</fieldset>"));
    }
}
