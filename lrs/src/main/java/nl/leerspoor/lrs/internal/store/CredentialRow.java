package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One key for HTTP Basic authentication. */
@Entity
@Table(name = "credential")
@IdClass(CredentialRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class CredentialRow {
    /** Tenant and id. */
    public record Key(String tenant, UUID id) {}

    @Id
    @Column(nullable = false)
    public String tenant;

    @Id
    @Column(nullable = false)
    public UUID id;

    @Column(nullable = false)
    public String name;

    @Column(name = "login_key", nullable = false)
    public String loginKey;

    @Column(name = "secret_hash", nullable = false)
    public String secretHash;

    @Column(nullable = false)
    public String scopes;

    @Column(nullable = false)
    public String restrictions;

    @Column(nullable = false)
    public Instant created;

    public boolean revoked;

    @Column(name = "previous_hash")
    public @Nullable String previousHash;

    @Column(name = "previous_until")
    public @Nullable Instant previousUntil;
}
