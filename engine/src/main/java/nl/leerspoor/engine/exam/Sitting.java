package nl.leerspoor.engine.exam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
     * @param options ids as in the bank, at least one
     * @param at last change
     */
    public record Answer(List<String> options, Instant at) {
        /** Copies the list. */
        public Answer {
            options = List.copyOf(options);
        }
    }

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
     * The options that words from the browser stand for.
     *
     * @param item of this form
     * @param tokens as {@link AttemptSeed#token} made them
     * @return in the order of the form; empty for a word of another attempt or made up, and for
     *     another number of words than the item takes
     */
    public Optional<List<String>> options(ExamForm.Item item, List<String> tokens) {
        List<String> options =
                item.options().stream()
                        .map(ExamForm.Option::id)
                        .filter(option -> tokens.contains(seed.token(item.id(), option)))
                        .toList();
        boolean known = options.size() == tokens.size();
        return Optional.of(options).filter(all -> known && (item.multiple() || all.size() == 1));
    }

    /**
     * Whether an item was answered rightly. Never shown to anyone before the attempt is closed.
     *
     * @param item of this form
     * @return false without an answer
     */
    public boolean right(ExamForm.Item item) {
        Answer answer = answers.get(item.id());
        return answer != null && item.isRight(answer.options());
    }

    /**
     * The score with what is there (P-6).
     *
     * @return number of right answers
     */
    public int score() {
        return form.score(
                answers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().options())));
    }
}
