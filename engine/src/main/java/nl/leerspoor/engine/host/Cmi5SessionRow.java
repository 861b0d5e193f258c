package nl.leerspoor.engine.host;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.leerspoor.engine.TenantId;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One launch of an assignable unit. */
@Entity
@Table(name = "cmi5_session")
class Cmi5SessionRow {

    /** How a session ended. */
    enum Ending {
        /** The AU said so (cmi5 9.3.8). */
        TERMINATED,
        /** A newer launch took its place (cmi5 9.3.6). */
        ABANDONED
    }

    @EmbeddedId TenantId key;

    @Column(name = "registration")
    UUID registration;

    @Column(name = "au")
    String au;

    @Column(name = "activity")
    String activity;

    @Column(name = "launched")
    Instant launched;

    @Column(name = "fetch_hash")
    String fetchHash;

    @Column(name = "credential_key")
    @Nullable String credentialKey;

    @Column(name = "last_statement")
    @Nullable Instant lastStatement;

    @Column(name = "ended")
    @Nullable Instant ended;

    @Column(name = "ending")
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Nullable Ending ending;

    @Column(name = "closed")
    @Nullable Instant closed;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    Cmi5SessionRow() {}
}
