package nl.leerspoor.engine.exam;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The answer to one item, as last chosen: ids of options with a space between them. */
@Entity
@Table(name = "exam_answer")
class AnswerRow {
    @EmbeddedId Key key;

    @Column(name = "chosen")
    String chosen;

    @Column(name = "answered")
    Instant answered;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    AnswerRow() {}

    /**
     * Key of an answer.
     *
     * @param tenant the provider, first (D-6)
     * @param registration whose
     * @param number of the attempt
     * @param item item id
     */
    @Embeddable
    record Key(
            @Column(name = "tenant") String tenant,
            @Column(name = "registration") UUID registration,
            @Column(name = "number") int number,
            @Column(name = "item") String item) {}
}
