package nl.leerspoor.engine.host;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far launches have been followed in the log. */
@Entity
@Table(name = "cmi5_cursor")
class Cmi5CursorRow {
    @Id
    @Column(name = "tenant")
    String tenant;

    @Column(name = "seq")
    long seq;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    Cmi5CursorRow() {}

    Cmi5CursorRow(String tenant) {
        this.tenant = tenant;
    }
}
