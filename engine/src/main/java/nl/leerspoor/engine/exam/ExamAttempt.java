package nl.leerspoor.engine.exam;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at the exam, as far as the rules look at it.
 *
 * @param number from 1
 * @param passMark right answers that pass, as told to the learner at the start (S0-082)
 * @param questions number of items
 * @param started when the learner opened it
 * @param firstAnswered when it began to count (P-6); null until then
 * @param closes when it closes by itself; null as long as {@code firstAnswered} is
 * @param closed when it was handed in or ran out; null while it runs
 * @param raw right answers; null while it runs
 * @param recorded whether its statements are in the log: only then the result is final
 */
public record ExamAttempt(
        int number,
        int passMark,
        int questions,
        Instant started,
        @Nullable Instant firstAnswered,
        @Nullable Instant closes,
        @Nullable Instant closed,
        @Nullable Integer raw,
        boolean recorded) {

    /** Refuses an attempt that cannot have happened. */
    public ExamAttempt {
        check(number >= 1, "attempts count from 1");
        check(passMark >= 0 && passMark <= questions, "pass mark within the number of questions");
        check((firstAnswered == null) == (closes == null), "an attempt closes once it counts");
        check((closed == null) == (raw == null), "a closed attempt has a score, an open one not");
        check(closed == null || firstAnswered != null, "only an attempt that counts is closed");
        check(raw == null || (raw >= 0 && raw <= questions), "score within [0, questions]");
        check(!recorded || closed != null, "only a closed attempt is recorded");
    }

    /**
     * An attempt that was just opened and does not count yet.
     *
     * @param number from 1
     * @param passMark right answers that pass
     * @param questions number of items
     * @param now the engine's time
     * @return without answers
     */
    public static ExamAttempt open(int number, int passMark, int questions, Instant now) {
        return new ExamAttempt(number, passMark, questions, now, null, null, null, null, false);
    }

    /**
     * Whether it uses up one of the learner's attempts: from the first answer on (P-6).
     *
     * @return false for an attempt that was only opened
     */
    public boolean counts() {
        return firstAnswered != null;
    }

    /**
     * Whether answers may still come in.
     *
     * @param now the engine's time
     * @return false when handed in or out of time; at the very moment of closing it is too late
     */
    public boolean takesAnswers(Instant now) {
        return closed == null && !ranOut(now);
    }

    /**
     * Whether it is open in the books though its time is over, so that it has to be closed.
     *
     * @param now the engine's time
     * @return true from the closing time on, until it is closed
     */
    public boolean ranOut(Instant now) {
        return closed == null && closes != null && !now.isBefore(closes);
    }

    /**
     * An answer comes in; the first one makes the attempt count (P-6).
     *
     * @param now the engine's time
     * @param window how long an attempt stays open after its first answer
     * @return with the closing time fixed
     * @throws IllegalStateException when it takes no answers any more
     */
    public ExamAttempt answered(Instant now, Duration window) {
        if (!takesAnswers(now)) {
            throw new IllegalStateException("attempt " + number + " takes no answers any more");
        }
        return counts()
                ? this
                : new ExamAttempt(
                        number,
                        passMark,
                        questions,
                        started,
                        now,
                        now.plus(window),
                        null,
                        null,
                        false);
    }

    /**
     * Closes the attempt with what is there; never later than its closing time, also when nobody
     * looked for days.
     *
     * @param now the engine's time
     * @param right number of right answers
     * @return closed, not yet recorded
     * @throws IllegalStateException when it is closed already or does not count yet
     */
    public ExamAttempt close(Instant now, int right) {
        Instant end = closes;
        if (closed != null || end == null) {
            throw new IllegalStateException("attempt " + number + " cannot be closed");
        }
        return new ExamAttempt(
                number,
                passMark,
                questions,
                started,
                firstAnswered,
                end,
                now.isBefore(end) ? now : end,
                right,
                false);
    }

    /**
     * Whether the result is final and a pass: 19 of 25 is not, 20 is (S0-082).
     *
     * @return false as long as the result is not final
     */
    public boolean passed() {
        return recorded && raw != null && raw >= passMark;
    }

    /**
     * Time between the first answer and the end.
     *
     * @return zero while it runs
     */
    public Duration duration() {
        return firstAnswered == null || closed == null
                ? Duration.ZERO
                : Duration.between(firstAnswered, closed);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
