package nl.leerspoor.engine.exam;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A form as it was when an attempt began with it. */
@Entity
@Table(name = "exam_form")
class FormRow {
    @EmbeddedId Key key;

    @Column(name = "course_id")
    String courseId;

    @Column(name = "name")
    String name;

    @Column(name = "content")
    String content;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    FormRow() {}

    /**
     * Key of a form.
     *
     * @param tenant the provider, first (D-6)
     * @param sha2 hex SHA-256 of the content
     */
    @Embeddable
    record Key(@Column(name = "tenant") String tenant, @Column(name = "sha2") String sha2) {}
}
