package nl.leerspoor.engine.host;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.leerspoor.engine.TenantToken;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One way from a package to exam or workbook. */
@Entity
@Table(name = "ticket")
class TicketRow {
    @EmbeddedId TenantToken key;

    @Column(name = "course_id")
    String courseId;

    @Column(name = "host_registration")
    UUID hostRegistration;

    @Column(name = "launch")
    boolean launch;

    @Column(name = "home_page")
    String homePage;

    @Column(name = "actor_name")
    String actorName;

    @Column(name = "target")
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Ticket.Target target;

    @Column(name = "part")
    @Nullable String part;

    @Column(name = "created")
    Instant created;

    @Column(name = "expires")
    Instant expires;

    @Column(name = "used")
    @Nullable Instant used;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    TicketRow() {}

    Ticket ticket() {
        return new Ticket(
                courseId,
                new HostLearner(hostRegistration, launch, homePage, actorName),
                target,
                part);
    }
}
