package nl.leerspoor.engine.participant;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import nl.leerspoor.engine.TenantId;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One member of staff. */
@Entity
@Table(name = "staff_account")
class StaffAccountRow {
    @EmbeddedId TenantId key;

    @Column(name = "name")
    String name;

    @Column(name = "email")
    String email;

    @Column(name = "password_hash")
    String passwordHash;

    @Column(name = "created")
    Instant created;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(
            name = "staff_role",
            joinColumns = {
                @JoinColumn(name = "tenant", referencedColumnName = "tenant"),
                @JoinColumn(name = "account", referencedColumnName = "id")
            })
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Set<Role> roles;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    StaffAccountRow() {}

    StaffAccount account() {
        return new StaffAccount(key.id(), name, email, roles);
    }
}
