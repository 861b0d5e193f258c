package nl.leerspoor.lrs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which documents there are in one context (Communication 2.2).
 *
 * @param ids sorted, each once
 * @param updated when the last written of them was written; null when there is none
 */
public record DocumentIds(List<String> ids, @Nullable Instant updated) {
    /** Keeps its own copy. */
    public DocumentIds {
        ids = List.copyOf(ids);
    }
}
