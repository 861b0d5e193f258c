package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A neighbour, and how far we are with it. */
@Entity
@Table(name = "neighbour")
@IdClass(NeighbourRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class NeighbourRow {
    /** Tenant and name. */
    public record Key(String tenant, String name) {}

    @Id
    @Column(nullable = false)
    public String tenant;

    @Id
    @Column(nullable = false)
    public String name;

    @Column(nullable = false)
    public String kind;

    @Column(nullable = false)
    public String settings;

    @Column(nullable = false)
    public byte[] secret;

    @Column(nullable = false)
    public String state;

    @Column(name = "cursor_seq")
    public long cursorSeq;

    @Column(name = "pending_seq")
    public long pendingSeq;

    @Column(name = "pulled_to")
    public @Nullable Instant pulledTo;

    @Column(name = "pulled_ids", nullable = false)
    public String pulledIds;

    public int failures;

    @Column(name = "next_try", nullable = false)
    public Instant nextTry;

    @Column(name = "last_success")
    public @Nullable Instant lastSuccess;

    @Column(name = "last_error")
    public @Nullable String lastError;

    @Column(name = "lease_holder")
    public @Nullable UUID leaseHolder;

    @Column(name = "lease_until", nullable = false)
    public Instant leaseUntil;

    /** Tenant and name. */
    public Key key() {
        return new Key(tenant, name);
    }
}
