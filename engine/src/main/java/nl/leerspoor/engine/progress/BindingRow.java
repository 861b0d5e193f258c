package nl.leerspoor.engine.progress;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** Which registration a registration elsewhere belongs to. */
@Entity
@Table(name = "progress_binding")
class BindingRow {
    @EmbeddedId Key key;

    @Column(name = "registration")
    UUID registration;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    BindingRow() {}

    BindingRow(Key key, UUID registration) {
        this.key = key;
        this.registration = registration;
    }

    /** Tenant first (D-6). */
    @Embeddable
    record Key(
            @Column(name = "tenant") String tenant,
            @Column(name = "generation") int generation,
            @Column(name = "host_registration") UUID hostRegistration) {}
}
