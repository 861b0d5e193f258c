package nl.leerspoor.engine.exam;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.profile.Identity;

/** Takes one answer at a time, so that nothing is lost when a device stops (P-6). */
public final class AnswerItem {
    private final AttemptStore attempts;
    private final Clock clock;

    /**
     * The act of answering.
     *
     * @param attempts where answers are kept
     * @param clock the engine's time
     */
    public AnswerItem(AttemptStore attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Stores an answer in place of an earlier one.
     *
     * @param registration whose
     * @param number of the attempt
     * @param item item id
     * @param token the word that stands for the option in this attempt
     * @param identity how sure it is who answers (D-7)
     * @return when it was stored; empty when the attempt takes no answers any more
     * @throws Refusal NOT_FOUND without such an attempt, INVALID for an item or option it has not
     */
    public Optional<Instant> answer(
            Registration registration, int number, String item, String token, Identity identity) {
        Sitting sitting =
                attempts.find(registration.id(), number)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_FOUND, "Deze poging is er niet."));
        String option =
                sitting.form()
                        .find(item)
                        .flatMap(found -> sitting.option(found, token))
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.INVALID,
                                                "Dit antwoord hoort niet bij deze toets. Open de"
                                                        + " vraag opnieuw."));
        Instant now = clock.instant();
        AttemptStore.Saved saved =
                attempts.answer(
                        new AttemptStore.Ref(registration.id(), number),
                        item,
                        option,
                        identity,
                        now);
        return switch (saved) {
            case SAVED -> Optional.of(now);
            case CLOSED -> Optional.empty();
        };
    }
}
