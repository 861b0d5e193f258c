package nl.leerspoor.engine.exam;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.ExamItem;
import nl.leerspoor.engine.course.Question;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was on the day an attempt began. An attempt is shown and scored by this copy, so a
 * new version of the course in the middle of it changes nothing for the learner, and the result can
 * be explained afterwards (S0-112, S0-118).
 *
 * @param name of the form (P-3)
 * @param passMark right answers that pass (S0-082)
 * @param windowMinutes how long an attempt stays open after its first answer (P-6)
 * @param items in the order of the form, never shown in that order
 */
public record ExamForm(String name, int passMark, long windowMinutes, List<Item> items) {
    /** Copies the list; refuses a form nobody could pass. */
    public ExamForm {
        items = List.copyOf(items);
        if (passMark < 1 || passMark > items.size() || windowMinutes < 1) {
            throw new IllegalArgumentException("form " + name + " cannot be passed");
        }
        if (items.stream().map(Item::id).distinct().count() != items.size()) {
            throw new IllegalArgumentException("form " + name + " has an item twice");
        }
    }

    /**
     * An item with its key. Stays inside the engine (D-10).
     *
     * @param id stable item id
     * @param stem one line of Markdown
     * @param text what stands under it; may be empty
     * @param multiple whether several options may be chosen; false in forms kept before there were
     *     such items
     * @param options with stable ids (D-2)
     * @param right ids of the right options: one, unless several may be chosen; in forms kept
     *     before that, a text instead of a list
     */
    public record Item(
            String id,
            String stem,
            String text,
            boolean multiple,
            List<Option> options,
            List<String> right) {
        /** Copies the lists; refuses an item without its right options. */
        public Item {
            options = List.copyOf(options);
            right = List.copyOf(right);
            Set<String> known = options.stream().map(Option::id).collect(Collectors.toSet());
            if (right.isEmpty() || !known.containsAll(right) || (!multiple && right.size() != 1)) {
                throw new IllegalArgumentException("item " + id + " has no right answer");
            }
        }

        /**
         * All or nothing: exactly the right options, in any order.
         *
         * @param chosen ids of options; empty for no answer
         * @return false when one is missing or too many
         */
        public boolean isRight(Collection<String> chosen) {
            return Set.copyOf(chosen).equals(Set.copyOf(right));
        }

        /** Never the key: this text may end up in a log (D-10). */
        @Override
        public String toString() {
            return "Item[" + id + "]";
        }
    }

    /**
     * An option.
     *
     * @param id as in the bank
     * @param text Markdown
     */
    public record Option(String id, String text) {}

    /**
     * Takes a form out of the course.
     *
     * @param exam of the course as it is now
     * @param name one of its forms
     * @return a copy
     * @throws IllegalArgumentException when the form does not hold together, which the compiler of
     *     courses has refused before
     */
    public static ExamForm of(Exam exam, String name) {
        List<String> ids = Objects.requireNonNull(exam.forms().get(name), name);
        if (ids.size() != exam.questions()) {
            throw new IllegalArgumentException("form " + name + " has another number of items");
        }
        return new ExamForm(
                name,
                exam.passMark(),
                exam.window().toMinutes(),
                ids.stream().map(id -> item(id, exam.bank().get(id))).toList());
    }

    private static Item item(String id, @Nullable ExamItem item) {
        if (item == null) {
            throw new IllegalArgumentException("item " + id + " is not in the bank");
        }
        Question question = item.question();
        List<Question.Option> options = options(question);
        return new Item(
                question.id(),
                question.stem(),
                question.text().markdown(),
                question instanceof Question.Choice choice && choice.multiple(),
                options.stream().map(o -> new Option(o.id(), o.text())).toList(),
                options.stream().filter(Question.Option::right).map(o -> o.id()).toList());
    }

    private static List<Question.Option> options(Question question) {
        if (question instanceof Question.Choice choice) {
            return choice.options();
        } else if (question instanceof Question.TrueFalse statement) {
            return List.of(statement.yes(), statement.no());
        }
        throw new IllegalArgumentException("item " + question.id() + " is not a choice");
    }

    /**
     * An item of this form.
     *
     * @param id item id
     * @return empty when it is not in this form
     */
    public Optional<Item> find(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /**
     * The score (S0-083).
     *
     * @param answers chosen options by item id; items without an answer are absent and count as
     *     wrong (P-6)
     * @return number of right answers
     */
    public int score(Map<String, List<String>> answers) {
        return (int)
                items.stream()
                        .filter(item -> item.isRight(answers.getOrDefault(item.id(), List.of())))
                        .count();
    }

    /** Never the key: this text may end up in a log (D-10). */
    @Override
    public String toString() {
        return "ExamForm[" + name + ", " + items.size() + " items]";
    }
}
