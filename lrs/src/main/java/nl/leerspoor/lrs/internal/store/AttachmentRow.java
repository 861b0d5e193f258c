package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The data of an attachment. */
@Entity
@Table(name = "attachment")
@IdClass(AttachmentRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class AttachmentRow {
    /** Tenant and lower-case hex SHA-2 of the data. */
    public record Key(String tenant, String sha2) {}

    @Id
    @Column(nullable = false)
    String tenant;

    @Id
    @Column(nullable = false)
    String sha2;

    @Column(nullable = false)
    byte[] content;

    /** For Hibernate. */
    protected AttachmentRow() {}

    AttachmentRow(String tenant, String sha2, byte[] content) {
        this.tenant = tenant;
        this.sha2 = sha2;
        this.content = content;
    }
}
