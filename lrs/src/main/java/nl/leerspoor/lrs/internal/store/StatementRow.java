package nl.leerspoor.lrs.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    /** What {@link #read} reads, of a table called s. Salt and hashes are for the ledger only. */
    static final String COLUMNS =
            "s.tenant, s.seq, s.id, s.stored, s.version, s.voided, s.voids, s.target,"
                    + " s.authority_name, s.authority, s.text, s.source, s.source_stored,"
                    + " s.source_authority";

    private static final SecureRandom RANDOM = new SecureRandom();

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

    @Transient private @Nullable Statement statement;
    @Transient private @Nullable List<String> attachmentHashes;
    @Transient private @Nullable Set<UUID> usages;

    /** For Hibernate. */
    protected StatementRow() {}

    /** Everything but its place in the log, which {@link #seal} is told. */
    StatementRow(
            String tenant, Statement statement, String authorityName, AuthorityAgent authority) {
        this.tenant = tenant;
        this.id = statement.id().orElseThrow();
        this.version = statement.requestVersion().text();
        this.voids = statement.voids();
        this.target = statement.target().orElse(null);
        this.authorityName = authorityName;
        this.authority = authority.json();
        this.text = statement.text();
        this.salt = new byte[32];
        RANDOM.nextBytes(salt);
        this.contentHash = Entries.contentHash(salt, text);
        this.statement = statement;
        this.attachmentHashes = Entries.attachmentHashes(statement);
        this.usages = Usages.of(statement, authority.keys());
    }

    /** Reads {@link #COLUMNS}. */
    static StatementRow read(ResultSet rows) throws SQLException {
        StatementRow row = new StatementRow();
        row.tenant = rows.getString(1);
        row.seq = rows.getLong(2);
        row.id = rows.getObject(3, UUID.class);
        row.stored = rows.getObject(4, OffsetDateTime.class).toInstant();
        row.version = rows.getString(5);
        row.voided = rows.getBoolean(6);
        row.voids = rows.getBoolean(7);
        row.target = rows.getObject(8, UUID.class);
        row.authorityName = rows.getString(9);
        row.authority = rows.getString(10);
        row.text = rows.getBytes(11);
        row.source = rows.getString(12);
        OffsetDateTime before = rows.getObject(13, OffsetDateTime.class);
        row.sourceStored = before == null ? null : before.toInstant();
        row.sourceAuthority = rows.getString(14);
        return row;
    }

    /** Reads {@link #COLUMNS}, and after them salt, content hash and entry hash. */
    static StatementRow readWhole(ResultSet rows) throws SQLException {
        StatementRow row = read(rows);
        row.salt = rows.getBytes(15);
        row.contentHash = rows.getBytes(16);
        row.entryHash = rows.getBytes(17);
        return row;
    }

    /** Gives it its time; {@code seq} is given before. */
    void seal(Instant time) {
        stored = time;
        entryHash =
                Entries.entryHash(
                        tenant,
                        seq,
                        id,
                        stored,
                        version,
                        authority,
                        Objects.requireNonNull(attachmentHashes),
                        contentHash);
    }

    /** What it is found by. */
    Set<UUID> usages() {
        Set<UUID> known = usages;
        if (known == null) {
            known = Usages.of(statement(), authority);
            usages = known;
        }
        return known;
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

    /** Everything but the columns that follow from the text, for an export; see docs/export.md. */
    public ObjectNode toExport(ObjectNode line) {
        HexFormat hex = HexFormat.of();
        line.put("seq", seq).put("id", id.toString()).put("stored", stored.toString());
        line.put("version", version).put("voided", voided).put("authority", authority);
        line.put("contentHash", hex.formatHex(contentHash));
        line.put("entryHash", hex.formatHex(entryHash));
        if (text != null && salt != null) {
            line.put("salt", salt).put("text", text);
        }
        if (source != null) {
            line.put("source", source);
            if (sourceStored != null) {
                line.put("sourceStored", sourceStored.toString());
            }
            if (sourceAuthority != null) {
                line.put("sourceAuthority", sourceAuthority);
            }
        }
        return line;
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
        Statement known = statement;
        if (known == null) {
            known = Statement.trusted(text, requestVersion());
            statement = known;
        }
        return known;
    }
}
