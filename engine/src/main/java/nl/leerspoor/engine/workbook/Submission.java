package nl.leerspoor.engine.workbook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.leerspoor.engine.profile.Identity;
import org.jspecify.annotations.Nullable;

/**
 * One handed-in version of a workbook part.
 *
 * @param id reference in the statement
 * @param registration whose
 * @param number from 1 within the part
 * @param courseId slug of the course
 * @param regulations version in force at hand-in (P-1)
 * @param rubricVersion version of the rubric it is judged by (P-9)
 * @param form questions and rubric as the learner saw them
 * @param answers what was handed in; null once erased (P-60)
 * @param identity how sure it is who handed it in (D-7)
 * @param submitted when
 * @param statementId the submission's statement
 * @param recorded whether that statement is in the log: only then it can be judged
 * @param verdict null while it waits
 */
public record Submission(
        UUID id,
        UUID registration,
        int number,
        String courseId,
        String regulations,
        String rubricVersion,
        PartForm form,
        @Nullable Answers answers,
        Identity identity,
        Instant submitted,
        UUID statementId,
        boolean recorded,
        @Nullable Verdict verdict) {

    /**
     * What an assessor decided.
     *
     * @param assessor account
     * @param sufficient the verdict
     * @param remarks by id of the rubric line; lines without a remark are absent
     * @param at when
     * @param recorded whether its statement is in the log: only then the learner sees it
     */
    public record Verdict(
            UUID assessor,
            boolean sufficient,
            Map<String, String> remarks,
            Instant at,
            boolean recorded) {
        /** Copies the map. */
        public Verdict {
            remarks = Map.copyOf(remarks);
        }

        /** Never the remarks (P-60). */
        @Override
        public String toString() {
            return "Verdict[" + (sufficient ? "sufficient" : "insufficient") + "]";
        }
    }

    /**
     * Where the part stands by this version.
     *
     * @return never OPEN
     */
    public PartState state() {
        Verdict given = verdict;
        if (given == null || !given.recorded()) {
            return PartState.SUBMITTED;
        }
        return given.sufficient() ? PartState.SUFFICIENT : PartState.INSUFFICIENT;
    }

    /**
     * The word by which assessors know a learner: no name, so that a judgement is about the work
     * (P-22).
     *
     * @return four characters
     */
    public String learnerCode() {
        return registration.toString().substring(0, 4).toUpperCase(java.util.Locale.ROOT);
    }
}
