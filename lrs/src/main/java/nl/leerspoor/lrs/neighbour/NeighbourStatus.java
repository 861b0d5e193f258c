package nl.leerspoor.lrs.neighbour;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with a neighbour.
 *
 * @param tenant whose it is
 * @param neighbour what was asked for, without its secret
 * @param state whether it is worked on
 * @param cursor last place of our log that is done; 0 for a pull
 * @param pulledTo until when the other's log is done; null for others, and before the first page
 * @param behind statements of our log after the cursor, selected or not; 0 for a pull
 * @param lag age of the oldest of those; for a pull the time since it last got to the end
 * @param lastSuccess when it last took or gave something; null when never
 * @param lastError what the last try failed with; null after a success
 * @param failures failures in a row
 * @param nextTry not before this
 * @param deadLetters statements set aside
 */
public record NeighbourStatus(
        String tenant,
        Neighbour neighbour,
        State state,
        long cursor,
        @Nullable Instant pulledTo,
        long behind,
        Duration lag,
        @Nullable Instant lastSuccess,
        @Nullable String lastError,
        int failures,
        Instant nextTry,
        long deadLetters) {

    /** Whether a neighbour is worked on. */
    public enum State {
        /** It is. */
        ACTIVE,
        /** An operator paused it. */
        PAUSED,
        /** It refuses our credential or our requests as such; waits for an operator to resume. */
        REFUSED;

        /** As kept in the database. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
