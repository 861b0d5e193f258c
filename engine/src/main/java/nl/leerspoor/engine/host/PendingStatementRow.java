package nl.leerspoor.engine.host;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import nl.leerspoor.engine.TenantId;

/** A statement on its way to the log. */
@Entity
@Table(name = "pending_statement")
class PendingStatementRow {
    @EmbeddedId TenantId key;

    @Column(name = "place")
    long place;

    @Column(name = "json")
    String json;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    PendingStatementRow() {}
}
