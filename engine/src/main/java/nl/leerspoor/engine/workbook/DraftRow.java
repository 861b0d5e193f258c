package nl.leerspoor.engine.workbook;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What is being filled in. */
@Entity
@Table(name = "workbook_draft")
class DraftRow {
    @EmbeddedId Key key;

    @Column(name = "answers")
    String answers;

    @Column(name = "revision")
    int revision;

    @Column(name = "saved")
    Instant saved;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    DraftRow() {}

    /**
     * Key of a draft.
     *
     * @param tenant the provider, first (D-6)
     * @param registration whose
     * @param unit unit id of the part
     */
    @Embeddable
    record Key(
            @Column(name = "tenant") String tenant,
            @Column(name = "registration") UUID registration,
            @Column(name = "unit") String unit) {}

    Draft draft() {
        return new Draft(Answers.parse(answers), revision, saved);
    }
}
