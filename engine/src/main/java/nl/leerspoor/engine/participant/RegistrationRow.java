package nl.leerspoor.engine.participant;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.TenantId;
import org.jspecify.annotations.Nullable;

/** One registration. */
@Entity
@Table(name = "registration")
class RegistrationRow {
    @EmbeddedId TenantId key;

    @Column(name = "participant")
    UUID participant;

    @Column(name = "course_id")
    String courseId;

    @Column(name = "actor_name")
    String actorName;

    @Column(name = "start_date")
    LocalDate startDate;

    @Column(name = "created")
    Instant created;

    @Column(name = "begun")
    @Nullable Instant begun;

    @Column(name = "gate_opened")
    @Nullable Instant gateOpened;

    @Column(name = "gate_reason")
    @Nullable String gateReason;

    @Column(name = "gate_opened_by")
    @Nullable UUID gateOpenedBy;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    RegistrationRow() {}

    Registration registration() {
        return new Registration(
                key.id(), participant, courseId, actorName, startDate, created, begun);
    }

    Optional<GateOpening> gate() {
        return gateOpened == null || gateReason == null || gateOpenedBy == null
                ? Optional.empty()
                : Optional.of(new GateOpening(gateOpened, gateReason, gateOpenedBy));
    }
}
