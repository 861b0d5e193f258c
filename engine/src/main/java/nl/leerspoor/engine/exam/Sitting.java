package nl.leerspoor.engine.exam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.leerspoor.engine.profile.Identity;

/**
 * An attempt with all that it was made of.
 *
 * @param registration whose
 * @param attempt how far it is
 * @param form the form as it was at the start
 * @param seed order of items and options
 * @param courseVersion content version at the start (D-2)
 * @param regulations version of the exam regulations at the start (P-1)
 * @param identity the weakest of all visits (D-7)
 * @param handedIn whether the learner handed it in; false while it runs and when it ran out of time
 * @param answers by item id; items without an answer are absent
 */
public record Sitting(
        UUID registration,
        ExamAttempt attempt,
        ExamForm form,
        AttemptSeed seed,
        String courseVersion,
        String regulations,
        Identity identity,
        boolean handedIn,
        Map<String, Answer> answers) {
    /** Copies the map. */
    public Sitting {
        answers = Map.copyOf(answers);
    }

    /**
     * An answer.
     *
     * @param option id as in the bank
     * @param at last change
     */
    public record Answer(String option, Instant at) {}

    /**
     * The items in the order this learner sees them.
     *
     * @return all items of the form
     */
    public List<ExamForm.Item> items() {
        return seed.shuffle(form.items().stream().map(ExamForm.Item::id).toList()).stream()
                .map(id -> form.find(id).orElseThrow())
                .toList();
    }

    /**
     * The option that a word from the browser stands for.
     *
     * @param item of this form
     * @param token as {@link AttemptSeed#token} made it
     * @return empty for a word of another attempt, or made up
     */
    public Optional<String> option(ExamForm.Item item, String token) {
        return item.options().stream()
                .map(ExamForm.Option::id)
                .filter(option -> seed.token(item.id(), option).equals(token))
                .findFirst();
    }

    /**
     * Whether an item was answered rightly. Never shown to anyone before the attempt is closed.
     *
     * @param item of this form
     * @return false without an answer
     */
    public boolean right(ExamForm.Item item) {
        Answer answer = answers.get(item.id());
        return answer != null && Objects.equals(answer.option(), item.right());
    }

    /**
     * The score with what is there (P-6).
     *
     * @return number of right answers
     */
    public int score() {
        return form.score(
                answers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().option())));
    }
}
