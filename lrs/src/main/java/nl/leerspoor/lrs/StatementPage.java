package nl.leerspoor.lrs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer (Communication 2.1.3).
 *
 * @param statements in the order asked for, newest first unless ascending
 * @param next the query for the page after this one; null when this is the last
 * @param consistentThrough every statement stored up to then was visible when the page was read;
 *     UTC
 */
public record StatementPage(
        List<StoredStatement> statements,
        @Nullable StatementQuery next,
        Instant consistentThrough) {

    /** Keeps its own copy. */
    public StatementPage {
        statements = List.copyOf(statements);
    }
}
