package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement that a neighbour refused for good, or that we refused from a neighbour. */
@Entity
@Table(name = "dead_letter")
@IdClass(DeadLetterRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class DeadLetterRow {
    /** Tenant and a digest of what it is about, so that the same one is kept once. */
    public record Key(String tenant, UUID id) {}

    @Id
    @Column(nullable = false)
    public String tenant;

    @Id
    @Column(nullable = false)
    public UUID id;

    @Column(nullable = false)
    public String neighbour;

    @Column(name = "statement_id")
    public @Nullable UUID statementId;

    public long seq;
    public int status;

    @Column(nullable = false)
    public String reason;

    @Column(name = "set_aside", nullable = false)
    public Instant setAside;

    public int tries;
    public byte @Nullable [] text;

    /** For Hibernate. */
    protected DeadLetterRow() {}

    /** A statement set aside; the time is given when it is written. */
    public DeadLetterRow(
            NeighbourRow.Key neighbour,
            String about,
            @Nullable UUID statementId,
            long seq,
            int status,
            String reason) {
        this.tenant = neighbour.tenant();
        this.neighbour = neighbour.name();
        this.id = Digests.key("dead letter", neighbour.name(), about);
        this.statementId = statementId;
        this.seq = seq;
        this.status = status;
        this.reason = reason;
        this.setAside = Instant.EPOCH;
        this.tries = 1;
    }
}
