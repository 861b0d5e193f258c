package nl.leerspoor.lrs.neighbour;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was refused for good and waits for an operator to replay or drop it.
 *
 * @param id what it is named by; the same for the same statement and neighbour
 * @param neighbour name of the neighbour
 * @param statementId the statement's id; null when it had none that can be read
 * @param seq its place in our log; 0 for what was pulled
 * @param status HTTP status of the refusal; 0 when it was ours
 * @param reason what was said, or which rules it breaks
 * @param since when it was set aside
 * @param tries how often it was tried, replays included
 */
public record DeadLetter(
        UUID id,
        String neighbour,
        @Nullable UUID statementId,
        long seq,
        int status,
        String reason,
        Instant since,
        int tries) {}
