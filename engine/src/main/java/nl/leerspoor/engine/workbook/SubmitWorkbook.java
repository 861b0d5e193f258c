package nl.leerspoor.engine.workbook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.profile.EngineStatements;
import nl.leerspoor.engine.profile.Identity;

/** Hands a workbook part in (S0-092): complete, looked at for privacy, confirmed. */
public final class SubmitWorkbook {
    private final Registrations registrations;
    private final WorkbookStore store;
    private final RecordWorkbook recording;
    private final Clock clock;

    /**
     * The act of handing in.
     *
     * @param registrations whose statements
     * @param store drafts and submissions
     * @param recording sends the statement
     * @param clock the engine's time
     */
    public SubmitWorkbook(
            Registrations registrations,
            WorkbookStore store,
            RecordWorkbook recording,
            Clock clock) {
        this.registrations = registrations;
        this.store = store;
        this.recording = recording;
        this.clock = clock;
    }

    /**
     * Hands in what is in the draft.
     *
     * @param registration whose
     * @param part which part
     * @param identity how sure it is who hands in (D-7)
     * @param confirmedSha2 digest of the text the learner looked at and confirmed (P-20)
     * @return the new version
     * @throws Refusal INVALID when it is not complete; CONFLICT when the text changed since, or the
     *     part waits for a verdict or is sufficient already
     */
    Submission submit(
            Registration registration, Part part, Identity identity, String confirmedSha2) {
        PartForm form = PartForm.of(part.unit());
        Answers answers = store.draft(registration.id(), form.unit()).answers();
        if (!Completeness.check(form, answers).isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "Dit deel is nog niet compleet. Vul eerst alles in.");
        }
        if (!answers.sha2().equals(confirmedSha2)) {
            throw changed();
        }
        Course course = part.course();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Submission submission =
                store.submit(
                                new WorkbookStore.HandIn(
                                        registration.id(),
                                        course.id(),
                                        course.version(),
                                        course.regulations().version(),
                                        form,
                                        identity),
                                answers,
                                now,
                                (id, statementId) ->
                                        statement(
                                                registration,
                                                part,
                                                identity,
                                                answers,
                                                id,
                                                statementId,
                                                now))
                        .orElseThrow(SubmitWorkbook::changed);
        recording.record(submission.id());
        return store.find(submission.id()).orElseThrow();
    }

    private String statement(
            Registration registration,
            Part part,
            Identity identity,
            Answers answers,
            UUID id,
            UUID statementId,
            Instant now) {
        return new EngineStatements(part.course())
                .workbookSubmitted(
                        statementId,
                        registrations.subject(registration, identity),
                        part.module().iri(),
                        part.unit(),
                        answers.length(),
                        answers.sha2(),
                        id.toString(),
                        now);
    }

    private static Refusal changed() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "Dit deel is intussen veranderd of al ingeleverd, misschien in een ander venster."
                        + " Kijk het nog een keer na.");
    }
}
