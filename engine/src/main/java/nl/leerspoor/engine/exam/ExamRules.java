package nl.leerspoor.engine.exam;

import java.util.List;

/**
 * What the study guide says about sitting the exam (S0-080 to S0-088, P-6, P-11). Pure.
 *
 * @param attempts scored attempts there are, the resit included (S0-085)
 */
public record ExamRules(int attempts) {

    /** Refuses an exam nobody could sit. */
    public ExamRules {
        if (attempts < 1) {
            throw new IllegalArgumentException("an exam has at least one attempt");
        }
    }

    /**
     * Where a learner stands.
     *
     * @param gateOpen whether the exam may be opened at all (P-11); asked for the first attempt
     *     only, so whoever was admitted stays admitted for the resit
     * @param taken all attempts, opened ones included, in any order
     * @return exactly one state
     */
    public ExamState state(boolean gateOpen, List<ExamAttempt> taken) {
        if (taken.stream().anyMatch(ExamAttempt::passed)) {
            return ExamState.PASSED;
        }
        if (taken.stream().anyMatch(attempt -> !attempt.recorded())) {
            return ExamState.RUNNING;
        }
        if (taken.size() >= attempts) {
            return ExamState.EXHAUSTED;
        }
        if (!taken.isEmpty()) {
            return ExamState.FAILED;
        }
        return gateOpen ? ExamState.OPEN : ExamState.LOCKED;
    }

    /**
     * Whether a new attempt may be opened: the first one, or the resit after a fail (S0-085).
     *
     * @param gateOpen as above
     * @param taken all attempts
     * @return false while one runs, after a pass and when none is left
     */
    public boolean mayOpen(boolean gateOpen, List<ExamAttempt> taken) {
        return switch (state(gateOpen, taken)) {
            case OPEN, FAILED -> true;
            case LOCKED, RUNNING, PASSED, EXHAUSTED -> false;
        };
    }

    /**
     * How many attempts are used up: those with an answer (P-6).
     *
     * @param taken all attempts
     * @return from 0
     */
    public static int used(List<ExamAttempt> taken) {
        return (int) taken.stream().filter(ExamAttempt::counts).count();
    }
}
