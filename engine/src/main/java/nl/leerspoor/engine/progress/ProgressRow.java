package nl.leerspoor.engine.progress;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The folded state of one registration. */
@Entity
@Table(name = "progress")
class ProgressRow {
    @EmbeddedId Key key;

    @Column(name = "last_at")
    @Nullable String lastAt;

    @Column(name = "last_statement")
    @Nullable String lastStatement;

    @Column(name = "state", length = 1_000_000)
    String state;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    ProgressRow() {}

    ProgressRow(Key key, String state) {
        this.key = key;
        this.state = state;
    }

    /** Tenant first (D-6). */
    @Embeddable
    record Key(
            @Column(name = "tenant") String tenant,
            @Column(name = "generation") int generation,
            @Column(name = "registration") UUID registration) {}
}
