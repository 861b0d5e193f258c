package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A checkpoint that was handed out. */
@Entity
@Table(name = "ledger_checkpoint")
@IdClass(CheckpointRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class CheckpointRow {
    /** Tenant and number of entries. */
    public record Key(String tenant, long size) {}

    @Id
    @Column(nullable = false)
    String tenant;

    @Id long size;

    @Column(nullable = false)
    byte[] root;

    @Column(nullable = false)
    Instant time;

    @Column(nullable = false)
    String note;

    /** For Hibernate. */
    protected CheckpointRow() {}

    /** A checkpoint to be kept. */
    public CheckpointRow(String tenant, long size, byte[] root, Instant time, String note) {
        this.tenant = tenant;
        this.size = size;
        this.root = root;
        this.time = time;
        this.note = note;
    }

    /** The signed note. */
    public String note() {
        return note;
    }
}
