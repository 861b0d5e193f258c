package nl.leerspoor.engine.workbook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.profile.EngineStatements;

/** Judges handed-in workbook parts: by a person, who had no hand in the course (S0-093, P-10). */
public final class AssessWorkbook {
    private static final int QUEUE = 500;

    private final CourseShelf shelf;
    private final Registrations registrations;
    private final Participants participants;
    private final WorkbookStore store;
    private final RecordWorkbook recording;
    private final Clock clock;

    /**
     * The act of judging.
     *
     * @param shelf courses with their authors
     * @param registrations whose work
     * @param participants so that nobody judges their own work
     * @param store submissions
     * @param recording sends the verdict
     * @param clock the engine's time
     */
    public AssessWorkbook(
            CourseShelf shelf,
            Registrations registrations,
            Participants participants,
            WorkbookStore store,
            RecordWorkbook recording,
            Clock clock) {
        this.shelf = shelf;
        this.registrations = registrations;
        this.participants = participants;
        this.store = store;
        this.recording = recording;
        this.clock = clock;
    }

    /**
     * What waits for this assessor: without the work of courses they had a hand in.
     *
     * @param staff with the role ASSESSOR
     * @return oldest first
     */
    List<Submission> queue(Caller.Staff staff) {
        Set<UUID> own = ownRegistrations(staff);
        return store.queue(QUEUE).stream()
                .filter(submission -> !own.contains(submission.registration()))
                .filter(
                        submission ->
                                shelf.find(submission.courseId())
                                        .filter(c -> !Authorship.workedOn(c, staff.email()))
                                        .isPresent())
                .toList();
    }

    /**
     * A submission this assessor may judge.
     *
     * @param staff with the role ASSESSOR
     * @param id reference
     * @return judged or not
     * @throws Refusal NOT_FOUND when it is not there (yet); FORBIDDEN by P-10
     */
    Submission find(Caller.Staff staff, UUID id) {
        Submission submission =
                store.find(id)
                        .filter(found -> found.recorded() && found.answers() != null)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_FOUND,
                                                "Deze inlevering is er niet (meer)."));
        if (Authorship.workedOn(shelf.course(submission.courseId()), staff.email())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "Je hebt meegewerkt aan het lesmateriaal van deze opleiding. Daarom mag je het"
                            + " werkboek niet beoordelen: de rollen zijn gescheiden.");
        }
        if (ownRegistrations(staff).contains(submission.registration())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "Je kunt je eigen werk niet beoordelen.");
        }
        return submission;
    }

    /**
     * Gives the verdict. It is final: another one needs a decision of the committee (P-5).
     *
     * @param staff with the role ASSESSOR
     * @param id reference
     * @param sufficient the verdict
     * @param remarks by id of the rubric line
     * @return with the verdict
     * @throws Refusal as {@link #find}; INVALID for insufficient without any remark; CONFLICT when
     *     it has a verdict already
     */
    Submission judge(Caller.Staff staff, UUID id, boolean sufficient, Map<String, String> remarks) {
        Submission submission = find(staff, id);
        if (!sufficient && Answers.of(remarks).values().isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "Schrijf bij onvoldoende minstens één opmerking, zodat de deelnemer weet wat er"
                            + " beter moet.");
        }
        Registration registration = registrations.find(submission.registration()).orElseThrow();
        Course course = shelf.course(submission.courseId());
        Part part =
                Part.find(course, submission.form().unit())
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.CONFLICT,
                                                "De opleiding heeft dit onderdeel niet meer. Vraag"
                                                        + " de beheerder om hulp."));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Submission judged =
                store.judge(
                                id,
                                staff.account(),
                                sufficient,
                                remarks,
                                now,
                                (waiting, verdictId) ->
                                        new EngineStatements(course)
                                                .workbookAssessed(
                                                        verdictId,
                                                        registrations.subject(
                                                                registration, waiting.identity()),
                                                        part.module().iri(),
                                                        part.unit(),
                                                        waiting.statementId(),
                                                        sufficient,
                                                        staff.account().toString(),
                                                        waiting.rubricVersion(),
                                                        now))
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.CONFLICT,
                                                "Deze inlevering is intussen al beoordeeld."));
        recording.record(id);
        return judged;
    }

    private Set<UUID> ownRegistrations(Caller.Staff staff) {
        return participants
                .findByEmail(staff.email())
                .map(participant -> registrations.of(participant.id()))
                .orElse(List.of())
                .stream()
                .map(Registration::id)
                .collect(Collectors.toSet());
    }
}
