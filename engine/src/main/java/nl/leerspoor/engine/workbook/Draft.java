package nl.leerspoor.engine.workbook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is being filled in.
 *
 * @param answers so far
 * @param revision counts saves, from 0
 * @param saved last save; null before the first one
 */
public record Draft(Answers answers, int revision, @Nullable Instant saved) {
    /** An empty page. */
    public static final Draft EMPTY = new Draft(Answers.NONE, 0, null);
}
