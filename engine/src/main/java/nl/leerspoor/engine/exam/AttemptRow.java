package nl.leerspoor.engine.exam;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attempt. */
@Entity
@Table(name = "exam_attempt")
class AttemptRow {
    @EmbeddedId Key key;

    @Column(name = "form_sha2")
    String formSha2;

    @Column(name = "form")
    String form;

    @Column(name = "seed")
    String seed;

    @Column(name = "course_version")
    String courseVersion;

    @Column(name = "regulations")
    String regulations;

    @Column(name = "identity")
    String identity;

    @Column(name = "pass_mark")
    int passMark;

    @Column(name = "window_minutes")
    long windowMinutes;

    @Column(name = "questions")
    int questions;

    @Column(name = "integrity_start")
    String integrityStart;

    @Column(name = "integrity_hand_in")
    @Nullable String integrityHandIn;

    @Column(name = "started")
    Instant started;

    @Column(name = "first_answered")
    @Nullable Instant firstAnswered;

    @Column(name = "closes")
    @Nullable Instant closes;

    @Column(name = "closed")
    @Nullable Instant closed;

    @Column(name = "raw")
    @Nullable Integer raw;

    @Column(name = "statements")
    @Nullable String statements;

    @Column(name = "recorded")
    @Nullable Instant recorded;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    AttemptRow() {}

    /**
     * Key of an attempt.
     *
     * @param tenant the provider, first (D-6)
     * @param registration whose
     * @param number from 1
     */
    @Embeddable
    record Key(
            @Column(name = "tenant") String tenant,
            @Column(name = "registration") UUID registration,
            @Column(name = "number") int number) {}

    ExamAttempt attempt() {
        return new ExamAttempt(
                key.number(),
                passMark,
                questions,
                started,
                firstAnswered,
                closes,
                closed,
                raw,
                recorded != null);
    }

    void take(ExamAttempt attempt) {
        firstAnswered = attempt.firstAnswered();
        closes = attempt.closes();
        closed = attempt.closed();
        raw = attempt.raw();
    }
}
