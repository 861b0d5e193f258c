package nl.leerspoor.engine.course;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A closed question.
 *
 * @param id stable item id (D-2)
 * @param multiple true when several options may be right; the answer is right when exactly the
 *     right ones are chosen
 * @param stem the question itself, one line of Markdown
 * @param text what stands under the stem; may be empty
 * @param options at least two, with ids that survive shuffling (D-2)
 * @param explanation shown after the answer; in an exam bank the rationale, for the committee only
 * @param outcome the outcome it tests (S0-041)
 * @param points positive
 */
public record Question(
        String id,
        boolean multiple,
        String stem,
        Prose text,
        List<Option> options,
        Prose explanation,
        String outcome,
        int points) {
    /** Copies the list. */
    public Question {
        options = List.copyOf(options);
    }

    /**
     * The key. Never leaves the engine for exam items (D-10).
     *
     * @return ids of the right options
     */
    public Set<String> rightOptions() {
        return options.stream().filter(Option::right).map(Option::id).collect(Collectors.toSet());
    }

    /**
     * One option.
     *
     * @param id {@code a}, {@code b}, … in the order of the file
     * @param text Markdown
     * @param right whether it belongs to the key
     * @param feedback shown when chosen; may be empty
     */
    public record Option(String id, String text, boolean right, Prose feedback) {}
}
