package nl.leerspoor.engine.exam;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
     * Stores an answer in place of an earlier one, or takes that away.
     *
     * @param registration whose
     * @param number of the attempt
     * @param item item id
     * @param tokens the words that stand for the options in this attempt; none takes the answer
     *     away, where several may be chosen
     * @param identity how sure it is who answers (D-7)
     * @return when it was stored; empty when the attempt takes no answers any more
     * @throws Refusal NOT_FOUND without such an attempt, INVALID for an item or option it has not,
     *     or another number of options than the item takes
     */
    public Optional<Instant> answer(
            Registration registration,
            int number,
            String item,
            List<String> tokens,
            Identity identity) {
        Sitting sitting =
                attempts.find(registration.id(), number)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_FOUND, "Deze poging is er niet."));
        List<String> options =
                sitting.form()
                        .find(item)
                        .flatMap(found -> sitting.options(found, tokens))
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
                        options,
                        identity,
                        now);
        return switch (saved) {
            case SAVED -> Optional.of(now);
            case CLOSED -> Optional.empty();
        };
    }
}
