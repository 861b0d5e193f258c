package nl.leerspoor.engine.workbook;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.leerspoor.engine.TenantId;
import nl.leerspoor.engine.profile.Identity;
import org.jspecify.annotations.Nullable;

/** One handed-in version with its verdict. */
@Entity
@Table(name = "workbook_submission")
class SubmissionRow {
    @EmbeddedId TenantId key;

    @Column(name = "registration")
    UUID registration;

    @Column(name = "unit")
    String unit;

    @Column(name = "number")
    int number;

    @Column(name = "course_id")
    String courseId;

    @Column(name = "course_version")
    String courseVersion;

    @Column(name = "regulations")
    String regulations;

    @Column(name = "rubric_version")
    String rubricVersion;

    @Column(name = "form")
    String form;

    @Column(name = "answers")
    @Nullable String answers;

    @Column(name = "length")
    int length;

    @Column(name = "sha2")
    String sha2;

    @Column(name = "identity")
    String identity;

    @Column(name = "submitted")
    Instant submitted;

    @Column(name = "statement_id")
    UUID statementId;

    @Column(name = "statement")
    @Nullable String statement;

    @Column(name = "recorded")
    @Nullable Instant recorded;

    @Column(name = "assessor")
    @Nullable UUID assessor;

    @Column(name = "sufficient")
    @Nullable Boolean sufficient;

    @Column(name = "remarks")
    @Nullable String remarks;

    @Column(name = "judged")
    @Nullable Instant judged;

    @Column(name = "verdict_id")
    @Nullable UUID verdictId;

    @Column(name = "verdict_statement")
    @Nullable String verdictStatement;

    @Column(name = "verdict_recorded")
    @Nullable Instant verdictRecorded;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    SubmissionRow() {}

    Submission submission() {
        String text = answers;
        return new Submission(
                key.id(),
                registration,
                number,
                courseId,
                regulations,
                rubricVersion,
                WorkbookJson.form(form),
                text == null ? null : Answers.parse(text),
                Identity.find(identity).orElseThrow(),
                submitted,
                statementId,
                recorded != null,
                verdict());
    }

    private Submission.@Nullable Verdict verdict() {
        UUID account = assessor;
        Boolean verdict = sufficient;
        Instant at = judged;
        if (account == null || verdict == null || at == null) {
            return null;
        }
        String said = remarks;
        return new Submission.Verdict(
                account,
                verdict,
                said == null ? java.util.Map.of() : Answers.parse(said).values(),
                at,
                verdictRecorded != null);
    }
}
