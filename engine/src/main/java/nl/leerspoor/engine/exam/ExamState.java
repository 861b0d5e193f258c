package nl.leerspoor.engine.exam;

import java.util.Locale;

/** Where a learner stands in the exam, as docs/player.md names it. */
public enum ExamState {
    /** Not open yet: modules are missing (P-11). */
    LOCKED,
    /** May be started. */
    OPEN,
    /** Started and not yet final. */
    RUNNING,
    /** Passed; there is no resit after a pass (S0-085). */
    PASSED,
    /** Not passed, a resit is left (S0-085). */
    FAILED,
    /** Not passed and no attempt left (S0-086). */
    EXHAUSTED;

    /**
     * The word used in JSON.
     *
     * @return lower case
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
