package nl.leerspoor.engine.participant;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A coordinator registers someone for a course and gets an invitation to hand on (S0-130). */
public final class RegisterParticipant {
    private final Participants participants;
    private final Registrations registrations;
    private final OneTimeLinks links;
    private final Predicate<String> knownCourse;

    /**
     * What came of it.
     *
     * @param mistakes a Dutch sentence by field; empty when the registration was made
     * @param existing the person who has this e-mail address already; null when nobody has
     * @param registration the new registration; null when there were mistakes
     * @param invitation code of the invitation, shown once; null when there were mistakes
     */
    public record Result(
            Map<String, String> mistakes,
            @Nullable UUID existing,
            @Nullable Registration registration,
            @Nullable String invitation) {}

    /**
     * The act, on these stores.
     *
     * @param participants people
     * @param registrations their registrations
     * @param links invitations
     * @param knownCourse whether a course is on offer
     */
    public RegisterParticipant(
            Participants participants,
            Registrations registrations,
            OneTimeLinks links,
            Predicate<String> knownCourse) {
        this.participants = participants;
        this.registrations = registrations;
        this.links = links;
        this.knownCourse = knownCourse;
    }

    /**
     * Registers, or says what is wrong.
     *
     * @param form as typed
     * @return the registration with its invitation, or every mistake
     */
    public Result register(ParticipantForm form) {
        Map<String, String> mistakes = new LinkedHashMap<>(form.mistakes(knownCourse));
        Optional<Participant> existing = participants.findByEmail(form.email());
        if (existing.isPresent()) {
            mistakes.put("email", "Er is al een deelnemer met dit e-mailadres.");
        }
        if (!mistakes.isEmpty()) {
            return new Result(mistakes, existing.map(Participant::id).orElse(null), null, null);
        }
        Participant participant =
                participants.add(
                        form.name(),
                        form.email(),
                        form.organisation().isEmpty() ? null : form.organisation());
        Registration registration =
                registrations.register(
                        participant.id(), form.courseId(), form.date().orElseThrow());
        return new Result(
                Map.of(),
                null,
                registration,
                links.make(OneTimeLinks.Purpose.INVITATION, participant.id()));
    }
}
