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
import nl.leerspoor.engine.profile.Identity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One browser that someone is signed in with. */
@Entity
@Table(name = "sign_in")
class SignInRow {
    @EmbeddedId TenantToken key;

    @Column(name = "participant")
    @Nullable UUID participant;

    @Column(name = "account")
    @Nullable UUID account;

    @Column(name = "form_token")
    String formToken;

    @Column(name = "identity")
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Nullable Identity identity;

    @Column(name = "signed_in_at")
    Instant signedInAt;

    @Column(name = "expires")
    Instant expires;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    SignInRow() {}
}
