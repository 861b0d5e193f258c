package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One part of a run that erased or pseudonymised: an entry in the ledger. */
@Entity
@Table(name = "ledger_run")
@IdClass(LedgerRunRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class LedgerRunRow {
    /** Tenant and place in its log. */
    public record Key(String tenant, long seq) {}

    @Id
    @Column(nullable = false)
    String tenant;

    @Id long seq;

    @Column(nullable = false)
    UUID run;

    @Column(nullable = false)
    Instant stored;

    @Column(name = "last_part", nullable = false)
    boolean lastPart;

    @Column(nullable = false)
    byte[] text;

    @Column(name = "entry_hash", nullable = false)
    byte[] entryHash;

    /** For Hibernate. */
    protected LedgerRunRow() {}

    LedgerRunRow(String tenant, long seq, UUID run, Instant stored, RunText text) {
        this.tenant = tenant;
        this.seq = seq;
        this.run = run;
        this.stored = stored;
        this.lastPart = text.last();
        this.text = text.bytes();
        this.entryHash = Entries.runHash(tenant, seq, run, stored, this.text);
    }

    /** Place in the log. */
    public long seq() {
        return seq;
    }

    /** Which run this is a part of. */
    public UUID run() {
        return run;
    }

    /** When it was done. */
    public Instant stored() {
        return stored;
    }

    /** Who, why and what it touched: JSON. */
    public byte[] text() {
        return text;
    }
}
