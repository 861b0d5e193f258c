package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** The canonical definition of an activity. */
@Entity
@Table(name = "activity")
@IdClass(ActivityRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class ActivityRow {
    /** Tenant and digest of the IRI. */
    public record Key(String tenant, UUID activityKey) {}

    @Id
    @Column(nullable = false)
    String tenant;

    @Id
    @Column(name = "activity_key", nullable = false)
    UUID activityKey;

    @Column(nullable = false)
    String iri;

    @Column(nullable = false)
    byte[] definition;

    /** For Hibernate. */
    protected ActivityRow() {}

    ActivityRow(String tenant, UUID activityKey, String iri, byte[] definition) {
        this.tenant = tenant;
        this.activityKey = activityKey;
        this.iri = iri;
        this.definition = definition;
    }
}
