package nl.leerspoor.engine.participant;

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

/** One invitation or log-in link. */
@Entity
@Table(name = "one_time_link")
class OneTimeLinkRow {
    @EmbeddedId TenantToken key;

    @Column(name = "purpose")
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    OneTimeLinks.Purpose purpose;

    @Column(name = "participant")
    UUID participant;

    @Column(name = "created")
    Instant created;

    @Column(name = "expires")
    Instant expires;

    @Column(name = "used")
    @Nullable Instant used;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    OneTimeLinkRow() {}
}
