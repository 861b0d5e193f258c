package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The end of one tenant's log; locked by whoever appends (decisions D-14). */
@Entity
@Table(name = "ledger_head")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class LedgerHeadRow {
    @Id
    @Column(nullable = false)
    String tenant;

    long seq;

    @Column(nullable = false)
    Instant stored;

    @Column(nullable = false)
    byte[] frontier;

    /** For Hibernate. */
    protected LedgerHeadRow() {}

    LedgerHeadRow(String tenant) {
        this.tenant = tenant;
        this.stored = Instant.EPOCH;
        this.frontier = new byte[0];
    }

    /** Number of entries in the log. */
    public long seq() {
        return seq;
    }

    /** Stored time of the last entry; the epoch when there is none. */
    public Instant stored() {
        return stored;
    }

    /** Root of the Merkle tree over the entries. */
    public byte[] root() {
        return MerkleFrontier.of(seq, frontier).root();
    }
}
