package nl.leerspoor.lrs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Statement;

/** The statement log. */
@SuppressWarnings("DoNotCallSuggester")
public final class StatementStore {
    /** Stores the statements, all or none, and answers their ids in order. */
    public List<UUID> append(List<Statement> statements, Authority authority) {
        throw new UnsupportedOperationException();
    }

    /** One page of what matches. */
    public StatementPage query(String tenant, StatementQuery query) {
        throw new UnsupportedOperationException();
    }

    /** The statement with this id, voided or not. */
    public Optional<StoredStatement> find(String tenant, UUID id) {
        throw new UnsupportedOperationException();
    }

    /** What follows {@code seq} in the log, voided ones included: never misses, never repeats. */
    public List<StoredStatement> after(String tenant, long seq, int limit) {
        throw new UnsupportedOperationException();
    }

    /** The latest time before which every statement is visible (Communication 2.1.3). */
    public Instant consistentThrough(String tenant) {
        throw new UnsupportedOperationException();
    }
}
