package nl.leerspoor.engine.progress;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** How far one generation of the fold has come. */
@Entity
@Table(name = "progress_cursor")
class CursorRow {
    @EmbeddedId Key key;

    @Column(name = "fold_version")
    int foldVersion;

    @Column(name = "seq")
    long seq;

    @Column(name = "live")
    boolean live;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    CursorRow() {}

    CursorRow(String tenant, int generation, int foldVersion) {
        this.key = new Key(tenant, generation);
        this.foldVersion = foldVersion;
    }

    /** Tenant first (D-6). */
    @Embeddable
    record Key(
            @Column(name = "tenant") String tenant, @Column(name = "generation") int generation) {}
}
