package nl.leerspoor.lrs;

import java.time.Instant;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the log.
 *
 * @param seq place in the tenant's log, from 1, in commit order
 * @param id the statement's id, given by the sender or by the store
 * @param stored when the store took it; strictly increasing with {@code seq} (decisions D-14)
 * @param timestamp when it happened according to the sender, else {@code stored}
 * @param voided true when a voiding statement names it (Data 2.3.2)
 * @param authorityName account name of the authority it was stored under
 * @param origin where it was before; null when it was born here (decisions D-13)
 * @param statement as received; {@link #json()} has what the store adds
 * @param json the statement as a reader gets it: the received text with id, stored, authority,
 *     version and timestamp added where the sender gave none
 */
public record StoredStatement(
        long seq,
        UUID id,
        Instant stored,
        Instant timestamp,
        boolean voided,
        String authorityName,
        @Nullable Origin origin,
        Statement statement,
        String json) {}
