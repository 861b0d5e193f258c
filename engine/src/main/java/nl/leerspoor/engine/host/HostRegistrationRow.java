package nl.leerspoor.engine.host;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.leerspoor.engine.TenantId;

/** A registration elsewhere that belongs to one of ours (D-5). */
@Entity
@Table(name = "host_registration")
class HostRegistrationRow {
    @EmbeddedId TenantId key;

    @Column(name = "registration")
    UUID registration;

    @Column(name = "home_page")
    String homePage;

    @Column(name = "actor_name")
    String actorName;

    @Column(name = "bound")
    Instant bound;

    @Column(name = "statement")
    UUID statement;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    HostRegistrationRow() {}
}
