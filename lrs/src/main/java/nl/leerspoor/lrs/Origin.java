package nl.leerspoor.lrs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a statement was before it came here by a pull, an import or a restore (decisions D-13).
 *
 * @param source the address or name of that store, at most 200 characters
 * @param stored when it was stored there; null when it does not say
 * @param authority its authority there, an actor in JSON; null when it does not say
 */
public record Origin(String source, @Nullable Instant stored, @Nullable String authority) {
    /** Refuses what the columns cannot hold. */
    public Origin {
        if (source.isEmpty() || source.length() > 200) {
            throw new IllegalArgumentException("a source has 1 to 200 characters");
        }
    }
}
