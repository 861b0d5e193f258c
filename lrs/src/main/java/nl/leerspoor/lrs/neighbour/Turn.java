package nl.leerspoor.lrs.neighbour;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import nl.leerspoor.lrs.internal.store.DeadLetterRow;
import nl.leerspoor.lrs.internal.store.NeighbourRow;
import nl.leerspoor.lrs.internal.store.NeighbourTable;
import org.jspecify.annotations.Nullable;

/**
 * One neighbour's turn on this node: what it comes to is saved together with the cursor, and only
 * while the lease is ours. Used by one thread.
 */
final class Turn {
    private final NeighbourTable table;
    private final NeighbourConfig config;
    private final UUID node;
    private final BooleanSupplier stopped;
    private final NeighbourRow row;
    private final List<DeadLetterRow> deadLetters = new ArrayList<>();
    private int failures;
    long cursor;
    @Nullable Instant pulledTo;
    String pulledIds;
    long pending;

    Turn(
            NeighbourTable table,
            NeighbourConfig config,
            UUID node,
            BooleanSupplier stopped,
            NeighbourRow row) {
        this.table = table;
        this.config = config;
        this.node = node;
        this.stopped = stopped;
        this.row = row;
        this.failures = row.failures;
        this.cursor = row.cursorSeq;
        this.pulledTo = row.pulledTo;
        this.pulledIds = row.pulledIds;
        this.pending = row.pendingSeq;
    }

    /** The lease was lost, or the node stops: nothing more may be saved. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost() {
            super("the lease is gone", null, false, false);
        }
    }

    NeighbourRow.Key key() {
        return row.key();
    }

    String tenant() {
        return row.tenant;
    }

    int failures() {
        return failures;
    }

    Instant now() {
        return table.now();
    }

    /** Long enough that one request with its answer always ends within it. */
    static Duration leaseLength(NeighbourConfig config) {
        return config.timeout().multipliedBy(2).plusSeconds(30);
    }

    static Duration leaseLeast(NeighbourConfig config) {
        return config.timeout().plusSeconds(15);
    }

    /** Before every request: a lease that could end during it is renewed. */
    void keepLease() {
        if (stopped.getAsBoolean()
                || table.lease(key(), node, leaseLength(config), leaseLeast(config)).isEmpty()) {
            throw new Lost();
        }
    }

    /** Sets a statement aside, together with the next save. */
    void setAside(DeadLetterRow letter) {
        letter.tries = failures + 1;
        deadLetters.add(letter);
    }

    /** Saves what was reached. */
    void save(Duration pause) {
        if (!table.advance(key(), node, progress(), pause)) {
            throw new Lost();
        }
        failures = 0;
        pending = 0;
        deadLetters.clear();
    }

    /** Saves what was reached before a failure, and when to go on. */
    void fail(Setback setback) {
        boolean moved = cursor != row.cursorSeq || !deadLetters.isEmpty();
        int inARow = (moved ? 0 : failures) + 1;
        Duration wait = config.wait(inARow);
        Duration asked = setback.asked();
        if (asked != null && asked.compareTo(wait) > 0) {
            wait = asked.compareTo(NeighbourConfig.DAY) > 0 ? NeighbourConfig.DAY : asked;
        }
        NeighbourStatus.State state =
                setback.needsOperator()
                        ? NeighbourStatus.State.REFUSED
                        : NeighbourStatus.State.ACTIVE;
        if (!table.fail(
                key(), node, progress(), inARow, wait, setback.reason(), state.text(), pending)) {
            throw new Lost();
        }
    }

    private NeighbourTable.Progress progress() {
        return new NeighbourTable.Progress(cursor, pulledTo, pulledIds, List.copyOf(deadLetters));
    }
}
