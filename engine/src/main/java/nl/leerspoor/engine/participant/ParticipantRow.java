package nl.leerspoor.engine.participant;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import nl.leerspoor.engine.TenantId;
import org.jspecify.annotations.Nullable;

/** One person. */
@Entity
@Table(name = "participant")
class ParticipantRow {
    @EmbeddedId TenantId key;

    @Column(name = "name")
    String name;

    @Column(name = "email")
    String email;

    @Column(name = "email_key")
    String emailKey;

    @Column(name = "organisation")
    @Nullable String organisation;

    @Column(name = "created")
    Instant created;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    ParticipantRow() {}

    Participant participant() {
        return new Participant(key.id(), name, email, organisation, created);
    }
}
