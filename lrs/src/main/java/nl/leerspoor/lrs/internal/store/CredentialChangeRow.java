package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One change to a credential. */
@Entity
@Table(name = "credential_change")
@IdClass(CredentialChangeRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class CredentialChangeRow {
    /** Tenant and id. */
    public record Key(String tenant, UUID id) {}

    @Id
    @Column(nullable = false)
    public String tenant;

    @Id
    @Column(nullable = false)
    public UUID id;

    @Column(nullable = false)
    public Instant changed;

    @Column(nullable = false)
    public UUID credential;

    @Column(nullable = false)
    public String kind;

    @Column(name = "done_by", nullable = false)
    public String doneBy;

    @Column(nullable = false)
    public String detail;
}
