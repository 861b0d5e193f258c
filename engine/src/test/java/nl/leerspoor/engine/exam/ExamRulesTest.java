package nl.leerspoor.engine.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of sitting the exam, as tables (S0-080 to S0-088, P-6, P-11). */
class ExamRulesTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final ExamRules TWO = new ExamRules(2);

    /** One word per attempt: its final score, or how far it is. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # gate, attempts,        state,     may open
                    false,  '',              LOCKED,    false
                    true,   '',              OPEN,      true
                    true,   opened,          RUNNING,   false
                    true,   begun,           RUNNING,   false
                    true,   closed20,        RUNNING,   false
                    true,   19,              FAILED,    true
                    true,   0,               FAILED,    true
                    true,   20,              PASSED,    false
                    true,   25,              PASSED,    false
                    true,   '19 opened',     RUNNING,   false
                    true,   '19 begun',      RUNNING,   false
                    true,   '19 closed20',   RUNNING,   false
                    true,   '19 20',         PASSED,    false
                    true,   '19 19',         EXHAUSTED, false
                    true,   '0 0',           EXHAUSTED, false
                    # once admitted, always admitted; and a pass stays a pass
                    false,  19,              FAILED,    true
                    false,  begun,           RUNNING,   false
                    false,  20,              PASSED,    false
                    """)
    void everyHistoryHasExactlyOneState(
            boolean gate, String attempts, ExamState state, boolean mayOpen) {
        List<ExamAttempt> taken = attempts(attempts);

        assertThat(TWO.state(gate, taken)).isEqualTo(state);
        assertThat(TWO.mayOpen(gate, taken)).isEqualTo(mayOpen);
    }

    @Test
    void nineteenFailsAndTwentyPasses() {
        assertThat(attempts("19").get(0).passed()).isFalse();
        assertThat(attempts("20").get(0).passed()).isTrue();
    }

    @Test
    void aScoreThatIsNotInTheLogYetIsNoResult() {
        assertThat(attempts("closed25").get(0).passed()).isFalse();
    }

    @Test
    void anAttemptCountsFromItsFirstAnswer() {
        assertThat(ExamRules.used(attempts("opened"))).isZero();
        assertThat(ExamRules.used(attempts("begun"))).isEqualTo(1);
        assertThat(ExamRules.used(attempts("19 opened"))).isEqualTo(1);
        assertThat(ExamRules.used(attempts("19 19"))).isEqualTo(2);
    }

    @Test
    void theClockStartsAtTheFirstAnswerAndNeverAgain() {
        ExamAttempt begun = opened().answered(START.plusSeconds(600), DAY);

        assertThat(begun.closes()).isEqualTo(START.plusSeconds(600).plus(DAY));
        assertThat(begun.answered(START.plusSeconds(7200), DAY)).isEqualTo(begun);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "86399, true", "86400, false", "86401, false", "604800, false"})
    void answersComeInUntilTheWindowCloses(long secondsAfterFirstAnswer, boolean takes) {
        ExamAttempt begun = opened().answered(START, DAY);
        Instant later = START.plusSeconds(secondsAfterFirstAnswer);

        assertThat(begun.takesAnswers(later)).isEqualTo(takes);
        assertThat(begun.ranOut(later)).isEqualTo(!takes);
        if (!takes) {
            assertThatThrownBy(() -> begun.answered(later, DAY))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anOpenedAttemptWithoutAnswersNeverRunsOut() {
        assertThat(opened().ranOut(START.plus(Duration.ofDays(400)))).isFalse();
    }

    @Test
    void anAttemptFoundDaysLaterEndsAtItsClosingTime() {
        ExamAttempt closed =
                opened().answered(START, DAY).close(START.plus(Duration.ofDays(9)), 12);

        assertThat(closed.closed()).isEqualTo(START.plus(DAY));
        assertThat(closed.duration()).isEqualTo(DAY);
        assertThat(closed.takesAnswers(START)).isFalse();
    }

    @Test
    void anAttemptWithoutAnswersOrAlreadyClosedCannotBeClosed() {
        assertThatThrownBy(() -> opened().close(START, 0))
                .isInstanceOf(IllegalStateException.class);
        ExamAttempt closed = opened().answered(START, DAY).close(START.plusSeconds(60), 20);
        assertThatThrownBy(() -> closed.close(START.plusSeconds(90), 25))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # number, passMark, raw, first, closed, recorded
                    0, 20, , false, false, false
                    1, 26, , false, false, false
                    1, 20, 20, true, false, false
                    1, 20, , true, true, false
                    1, 20, 26, true, true, false
                    1, 20, -1, true, true, false
                    1, 20, 20, false, true, false
                    1, 20, , true, false, true
                    """)
    void anAttemptThatCannotHaveHappenedCannotBeBuilt(
            int number,
            int passMark,
            Integer raw,
            boolean first,
            boolean closed,
            boolean recorded) {
        assertThatThrownBy(
                        () ->
                                new ExamAttempt(
                                        number,
                                        passMark,
                                        25,
                                        START,
                                        first ? START : null,
                                        first ? START.plus(DAY) : null,
                                        closed ? START : null,
                                        raw,
                                        recorded))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ExamAttempt opened() {
        return ExamAttempt.open(1, 20, 25, START);
    }

    private static List<ExamAttempt> attempts(String words) {
        List<String> list = words.isEmpty() ? List.of() : Arrays.asList(words.split(" ", -1));
        return java.util.stream.IntStream.range(0, list.size())
                .mapToObj(index -> attempt(index + 1, list.get(index)))
                .toList();
    }

    private static ExamAttempt attempt(int number, String word) {
        ExamAttempt opened = ExamAttempt.open(number, 20, 25, START);
        if (word.equals("opened")) {
            return opened;
        }
        ExamAttempt begun = opened.answered(START, DAY);
        if (word.equals("begun")) {
            return begun;
        }
        boolean recorded = !word.startsWith("closed");
        int raw = Integer.parseInt(recorded ? word : word.substring("closed".length()));
        ExamAttempt closed = begun.close(START.plusSeconds(1800), raw);
        return new ExamAttempt(
                number,
                20,
                25,
                START,
                closed.firstAnswered(),
                closed.closes(),
                closed.closed(),
                raw,
                recorded);
    }
}
