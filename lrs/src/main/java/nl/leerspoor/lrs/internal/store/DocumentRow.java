package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.leerspoor.lrs.Document;
import org.jspecify.annotations.Nullable;

/** One document. */
@Entity
@Table(name = "document")
@IdClass(DocumentRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class DocumentRow {
    /** Digests of what it is about and of its id. */
    public record Key(String tenant, String kind, UUID ownerKey, UUID registration, UUID idKey) {}

    @Id
    @Column(nullable = false)
    String tenant;

    @Id
    @Column(nullable = false)
    String kind;

    @Id
    @Column(name = "owner_key", nullable = false)
    UUID ownerKey;

    @Id
    @Column(nullable = false)
    UUID registration;

    @Id
    @Column(name = "id_key", nullable = false)
    UUID idKey;

    @Column(nullable = false)
    String id;

    @Nullable String activity;
    @Nullable String agent;

    @Column(nullable = false)
    byte[] content;

    @Column(name = "content_type", nullable = false)
    String contentType;

    @Column(nullable = false)
    String etag;

    @Column(nullable = false)
    Instant updated;

    /** For Hibernate. */
    protected DocumentRow() {}

    DocumentRow(Key key, String id, @Nullable String activity, @Nullable String agent) {
        this.tenant = key.tenant();
        this.kind = key.kind();
        this.ownerKey = key.ownerKey();
        this.registration = key.registration();
        this.idKey = key.idKey();
        this.id = id;
        this.activity = activity;
        this.agent = agent;
    }

    void set(Document document) {
        content = document.content();
        contentType = document.contentType();
        etag = document.etag();
        updated = document.updated();
    }

    Document document() {
        return new Document(content, contentType, etag, updated);
    }
}
