package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.leerspoor.lrs.Origin;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/** One statement in the log. */
@Entity
@Table(name = "statement")
@IdClass(StatementRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class StatementRow {
    /** Tenant and place in its log. */
    public record Key(String tenant, long seq) {}

    @Id
    @Column(nullable = false)
    String tenant;

    @Id long seq;

    @Column(nullable = false)
    UUID id;

    @Column(nullable = false)
    Instant stored;

    @Column(nullable = false)
    String version;

    boolean voided;
    boolean voids;
    @Nullable UUID target;

    @Column(name = "authority_name", nullable = false)
    String authorityName;

    @Column(nullable = false)
    String authority;

    byte @Nullable [] text;
    byte @Nullable [] salt;

    @Column(name = "content_hash", nullable = false)
    byte[] contentHash;

    @Column(name = "entry_hash", nullable = false)
    byte[] entryHash;

    @Nullable String source;

    @Column(name = "source_stored")
    @Nullable Instant sourceStored;

    @Column(name = "source_authority")
    @Nullable String sourceAuthority;

    /** For Hibernate. */
    protected StatementRow() {}

    StatementRow(String tenant, UUID id, Statement statement, String authorityName) {
        this.tenant = tenant;
        this.id = id;
        this.version = statement.requestVersion().text();
        this.voids = statement.voids();
        this.target = statement.target().orElse(null);
        this.authorityName = authorityName;
        this.text = statement.text();
    }

    /** Keeps where it comes from; null for a statement that was born here. */
    void origin(@Nullable Origin origin) {
        if (origin != null) {
            source = origin.source();
            sourceStored = origin.stored();
            sourceAuthority = origin.authority();
        }
    }

    /** Where it came from; null for a statement that was born here. */
    public @Nullable Origin origin() {
        return source == null ? null : new Origin(source, sourceStored, sourceAuthority);
    }

    /** Whose log. */
    public String tenant() {
        return tenant;
    }

    /** The salt of its content hash; null once erased. */
    public byte @Nullable [] salt() {
        return salt;
    }

    /** False once erased. */
    public boolean hasText() {
        return text != null;
    }

    /** SHA-256 of salt and text as it was stored. */
    public byte[] contentHash() {
        return contentHash;
    }

    /** Place in the log. */
    public long seq() {
        return seq;
    }

    /** The statement's id. */
    public UUID id() {
        return id;
    }

    /** When it was stored. */
    public Instant stored() {
        return stored;
    }

    /** True when voided. */
    public boolean voided() {
        return voided;
    }

    /** Account name of its authority. */
    public String authorityName() {
        return authorityName;
    }

    /** Its authority, an agent in JSON. */
    public String authority() {
        return authority;
    }

    /** The version of the request it came in. */
    public XapiVersion requestVersion() {
        return XapiVersion.find(version).orElseThrow();
    }

    /** The statement as received. */
    public Statement statement() {
        if (text == null) {
            throw new IllegalStateException("statement " + id + " was erased");
        }
        return Statement.trusted(text, requestVersion());
    }
}
