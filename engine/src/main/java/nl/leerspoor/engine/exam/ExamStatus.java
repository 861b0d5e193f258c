package nl.leerspoor.engine.exam;

import org.jspecify.annotations.Nullable;

/**
 * Where a learner stands in the exam, for {@code /api/outcome} and for pages.
 *
 * @param state where
 * @param raw right answers of the attempt that counts: the passed one, else the last final one;
 *     null before the first result
 * @param max number of questions
 * @param attemptsUsed attempts with at least one answer (P-6)
 * @param attempts attempts there are
 * @param reason one plain sentence in the course's language; null when there is nothing to explain
 */
public record ExamStatus(
        ExamState state,
        @Nullable Integer raw,
        int max,
        int attemptsUsed,
        int attempts,
        @Nullable String reason) {}
