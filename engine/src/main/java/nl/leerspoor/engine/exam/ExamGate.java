package nl.leerspoor.engine.exam;

import java.util.List;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.progress.Completion;

/**
 * Whether the exam may be opened (S0-032, P-11).
 *
 * @param missing titles of the modules that are not complete yet; empty when the gate is open
 */
public record ExamGate(List<String> missing) {
    /** Nothing in the way. */
    public static final ExamGate OPEN = new ExamGate(List.of());

    /** Copies the list. */
    public ExamGate {
        missing = List.copyOf(missing);
    }

    /**
     * Applies the policy.
     *
     * @param exam says whether all modules come first
     * @param completion what the learner completed
     * @param openedByCoordinator whether a coordinator opened it with a reason
     * @return open or with what is missing
     */
    public static ExamGate of(Exam exam, Completion completion, boolean openedByCoordinator) {
        if (!exam.opensAfterAllModules() || openedByCoordinator) {
            return OPEN;
        }
        return new ExamGate(
                completion.modules().stream()
                        .filter(module -> !module.complete())
                        .map(module -> module.module().title())
                        .toList());
    }

    /**
     * Whether it is open.
     *
     * @return true with nothing missing
     */
    public boolean open() {
        return missing.isEmpty();
    }
}
