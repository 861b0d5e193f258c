package nl.leerspoor.engine.mistake;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.leerspoor.engine.TenantId;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One report of a mistake, with its sender. */
@Entity
@Table(name = "mistake")
class MistakeRow {
    @EmbeddedId TenantId key;

    @Column(name = "sender")
    @Nullable UUID sender;

    @Column(name = "launch")
    boolean launch;

    @Column(name = "course")
    String course;

    @Column(name = "unit")
    String unit;

    @Column(name = "title")
    String title;

    @Column(name = "place")
    String place;

    @Column(name = "course_version")
    String courseVersion;

    @Column(name = "text")
    String text;

    @Column(name = "reported")
    Instant reported;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Mistake.State state;

    @Column(name = "answer")
    String answer;

    @Column(name = "changed")
    @Nullable Instant changed;

    @Column(name = "changed_by")
    @Nullable UUID changedBy;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    MistakeRow() {}

    Mistake mistake() {
        return new Mistake(
                new Mistake.Report(key.id(), course, unit, title, place, courseVersion, text),
                reported,
                state,
                answer,
                changed);
    }
}
