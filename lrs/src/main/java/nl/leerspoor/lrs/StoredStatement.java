package nl.leerspoor.lrs;

import java.time.Instant;
import java.util.UUID;
import nl.leerspoor.lrs.internal.store.StatementRow;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementText;
import nl.leerspoor.lrs.xapi.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the log. What has to be read from its text is read when it is asked for: a
 * follower that passes most statements by should not pay for them.
 */
public final class StoredStatement {
    private final StatementRow row;

    StoredStatement(StatementRow row) {
        this.row = row;
    }

    /** Place in the tenant's log, rising from 1 in commit order. */
    public long seq() {
        return row.seq();
    }

    /** The statement's id, given by the sender or by the store. */
    public UUID id() {
        return row.id();
    }

    /** When the store took it; strictly increasing with {@link #seq()} (decisions D-14). */
    public Instant stored() {
        return row.stored();
    }

    /** When it happened according to the sender, else {@link #stored()}. */
    public Instant timestamp() {
        return statement().timestamp().map(Timestamp::instant).orElse(row.stored());
    }

    /** True when a voiding statement names it (Data 2.3.2). */
    public boolean voided() {
        return row.voided();
    }

    /** Account name of the authority it was stored under. */
    public String authorityName() {
        return row.authorityName();
    }

    /** Where it was before; null when it was born here (decisions D-13). */
    public @Nullable Origin origin() {
        return row.origin();
    }

    /** The statement as received; {@link #json()} has what the store adds. */
    public Statement statement() {
        return row.statement();
    }

    /**
     * The statement as a reader gets it: the received text with id, stored, authority, version and
     * timestamp added where the sender gave none.
     */
    public String json() {
        return StatementText.complete(statement(), row.id(), row.stored(), row.authority());
    }
}
