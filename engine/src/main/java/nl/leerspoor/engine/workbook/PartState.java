package nl.leerspoor.engine.workbook;

import java.util.Locale;

/** Where a workbook part stands, as docs/player.md names it. */
public enum PartState {
    /** Being filled in. */
    OPEN,
    /** Handed in, waiting for a verdict. */
    SUBMITTED,
    /** Judged sufficient (S0-092). */
    SUFFICIENT,
    /** Judged insufficient; open again for a new submission. */
    INSUFFICIENT;

    /**
     * The word used in JSON.
     *
     * @return lower case
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the learner may change answers and hand in.
     *
     * @return false while it waits for a verdict and after a good one
     */
    public boolean editable() {
        return switch (this) {
            case OPEN, INSUFFICIENT -> true;
            case SUBMITTED, SUFFICIENT -> false;
        };
    }
}
