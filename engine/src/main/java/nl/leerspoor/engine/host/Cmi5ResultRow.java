package nl.leerspoor.engine.host;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a learner reached of one AU, block or course, for moveOn (cmi5 9.3.9). */
@Entity
@Table(name = "cmi5_result")
class Cmi5ResultRow {

    /**
     * Its key.
     *
     * @param tenant the provider
     * @param registration whose
     * @param item publisher id of the AU, block or course
     */
    @Embeddable
    record Key(
            @Column(name = "tenant") String tenant,
            @Column(name = "registration") UUID registration,
            @Column(name = "item") String item) {}

    @EmbeddedId Key key;

    @Column(name = "completed")
    boolean completed;

    @Column(name = "passed")
    boolean passed;

    @Column(name = "satisfied")
    boolean satisfied;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    Cmi5ResultRow() {}

    Cmi5ResultRow(Key key) {
        this.key = key;
    }
}
