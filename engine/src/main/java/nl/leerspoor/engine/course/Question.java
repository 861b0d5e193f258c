package nl.leerspoor.engine.course;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question, one record per kind. Scoring is a function of the question and the answer, the same
 * here and in the player ({@code scoring.json} holds the cases that both prove).
 *
 * <p>An answer is a list of words: the ids of the chosen options; {@code true} or {@code false};
 * {@code <source>.<target>} for every match; the ids of all steps in order; the one text that was
 * typed; the id of a point of a scale. An empty list is no answer.
 */
public sealed interface Question
        permits Question.Choice,
                Question.TrueFalse,
                Question.Matching,
                Question.Sequencing,
                Question.FillIn,
                Question.Numeric,
                Question.Likert,
                OpenQuestion {

    /**
     * What every kind has.
     *
     * @return the stem and what stands around it
     */
    Head head();

    /**
     * Which kind it is, for a switch that the compiler checks.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Scores an answer. Never throws for what a learner gave.
     *
     * @param answer words as above
     * @return hundredths of a point, within [0, 100 × points], rounded down
     */
    int score(List<String> answer);

    /**
     * The Markdown of the answers, in the order of the file: options and their feedback, not the
     * stem.
     *
     * @return texts, some of them empty
     */
    Stream<String> answerTexts();

    /**
     * Stable item id (D-2).
     *
     * @return id
     */
    default String id() {
        return head().id();
    }

    /**
     * The question itself.
     *
     * @return one line of Markdown
     */
    default String stem() {
        return head().stem();
    }

    /**
     * What stands under the stem.
     *
     * @return may be empty
     */
    default Prose text() {
        return head().text();
    }

    /**
     * Shown after the answer; in an exam bank the rationale, for the committee only.
     *
     * @return may be empty
     */
    default Prose explanation() {
        return head().explanation();
    }

    /**
     * Shown one by one when the learner asks.
     *
     * @return may be empty
     */
    default List<Prose> hints() {
        return head().hints();
    }

    /**
     * The outcome it tests (S0-041).
     *
     * @return id
     */
    default String outcome() {
        return head().outcome();
    }

    /**
     * How much a right answer counts.
     *
     * @return zero when there is no right answer
     */
    default int points() {
        return head().points();
    }

    /**
     * Every Markdown text in it.
     *
     * @return texts, some of them empty
     */
    default Stream<String> texts() {
        return Stream.of(
                        Stream.of(stem(), text().markdown()),
                        answerTexts(),
                        Stream.of(explanation().markdown()),
                        hints().stream().map(Prose::markdown))
                .flatMap(texts -> texts);
    }

    /** The kinds, by the name that xAPI gives their interaction. */
    enum Kind {
        /** Single or multiple choice. */
        CHOICE("choice"),
        /** A statement that is true or not. */
        TRUE_FALSE("true-false"),
        /** Pairs. */
        MATCHING("matching"),
        /** Steps to put in order. */
        SEQUENCING("sequencing"),
        /** A word or a short text. */
        FILL_IN("fill-in"),
        /** A number. */
        NUMERIC("numeric"),
        /** A scale without a right answer. */
        LIKERT("likert"),
        /** An open question. */
        LONG_FILL_IN("long-fill-in");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /**
         * Its name in course files, packages and statements.
         *
         * @return as xAPI spells it
         */
        public String key() {
            return key;
        }
    }

    /**
     * What every kind has.
     *
     * @param id stable item id (D-2)
     * @param stem the question itself, one line of Markdown
     * @param text what stands under the stem; may be empty
     * @param explanation shown after the answer; in an exam bank the rationale
     * @param hints shown one by one when the learner asks; may be empty
     * @param outcome the outcome it tests (S0-041)
     * @param points zero or more
     */
    record Head(
            String id,
            String stem,
            Prose text,
            Prose explanation,
            List<Prose> hints,
            String outcome,
            int points) {
        /** Copies the list. */
        public Head {
            hints = List.copyOf(hints);
        }

        /** All points or none, in hundredths. */
        int all(boolean right) {
            return right ? 100 * points : 0;
        }

        /** A share of the points, in hundredths, rounded down: part of it never becomes all. */
        int share(int part, int whole) {
            return whole == 0 ? 0 : 100 * points * part / whole;
        }
    }

    /**
     * What can be chosen or is foreseen as an answer.
     *
     * @param id {@code a}, {@code b}, … in the order of the file; of a statement {@code true} and
     *     {@code false}
     * @param text Markdown; plain where the learner types
     * @param right whether it belongs to the key
     * @param feedback shown with this answer; may be empty
     */
    record Option(String id, String text, boolean right, Prose feedback) {
        Stream<String> texts() {
            return Stream.of(text, feedback.markdown());
        }
    }

    /**
     * A part of a question that has no verdict of its own: a step, a point of a scale, the right
     * side of a pair. xAPI calls it an interaction component.
     *
     * @param id {@code a}, {@code b}, … in the order of the file
     * @param text Markdown
     */
    record Component(String id, String text) {}

    /**
     * Single or multiple choice. All or nothing; with {@code partial} a right choice adds its share
     * and a wrong one takes as much away. In a survey no option is right and there are no points.
     *
     * @param head what every kind has
     * @param multiple true when several options may be right
     * @param partial whether a part of the key gives a part of the points; multiple choice only
     * @param options at least two, with ids that survive shuffling (D-2)
     */
    record Choice(Head head, boolean multiple, boolean partial, List<Option> options)
            implements Question {
        /** Copies the list. */
        public Choice {
            options = List.copyOf(options);
        }

        /**
         * The key. Never leaves the engine for exam items (D-10).
         *
         * @return ids of the right options
         */
        public Set<String> rightOptions() {
            return options.stream()
                    .filter(Option::right)
                    .map(Option::id)
                    .collect(Collectors.toSet());
        }

        @Override
        public Kind kind() {
            return Kind.CHOICE;
        }

        @Override
        public int score(List<String> answer) {
            Set<String> chosen = new HashSet<>(answer);
            Set<String> right = rightOptions();
            if (!partial || chosen.equals(right)) {
                return head.all(chosen.equals(right));
            }
            int hits = (int) chosen.stream().filter(right::contains).count();
            int wrong = chosen.size() - hits;
            return head.share(Math.max(0, hits - wrong), right.size());
        }

        @Override
        public Stream<String> answerTexts() {
            return options.stream().flatMap(Option::texts);
        }
    }

    /**
     * A statement that is true or not. All or nothing.
     *
     * @param head what every kind has; the stem is the statement
     * @param yes the words for true, with id {@code true}
     * @param no the words for false, with id {@code false}
     */
    record TrueFalse(Head head, Option yes, Option no) implements Question {
        @Override
        public Kind kind() {
            return Kind.TRUE_FALSE;
        }

        @Override
        public int score(List<String> answer) {
            return head.all(answer.equals(List.of(yes.right() ? yes.id() : no.id())));
        }

        @Override
        public Stream<String> answerTexts() {
            return Stream.concat(yes.texts(), no.texts());
        }
    }

    /**
     * Pairs to make. All or nothing; with {@code partial} every right pair gives its share.
     *
     * @param head what every kind has
     * @param partial whether a part of the pairs gives a part of the points
     * @param pairs at least two
     * @param targets what can be chosen, at least two; some may belong to no pair
     */
    record Matching(Head head, boolean partial, List<Pair> pairs, List<Component> targets)
            implements Question {
        /** Copies the lists. */
        public Matching {
            pairs = List.copyOf(pairs);
            targets = List.copyOf(targets);
        }

        @Override
        public Kind kind() {
            return Kind.MATCHING;
        }

        @Override
        public int score(List<String> answer) {
            Map<String, String> made = new HashMap<>();
            for (String word : answer) {
                int dot = word.indexOf('.');
                made.put(word.substring(0, Math.max(0, dot)), word.substring(dot + 1));
            }
            int right =
                    (int) pairs.stream().filter(p -> p.target().equals(made.get(p.id()))).count();
            return partial || right == pairs.size() ? head.share(right, pairs.size()) : 0;
        }

        @Override
        public Stream<String> answerTexts() {
            return Stream.concat(
                    pairs.stream().flatMap(p -> Stream.of(p.text(), p.feedback().markdown())),
                    targets.stream().map(Component::text));
        }
    }

    /**
     * The left side of a pair, and what belongs to it.
     *
     * @param id {@code 1}, {@code 2}, … in the order of the file
     * @param text Markdown
     * @param target id of the right one
     * @param feedback shown when another was chosen; may be empty
     */
    record Pair(String id, String text, String target, Prose feedback) {}

    /**
     * Steps to put in order. All or nothing; with {@code partial} every step that comes right after
     * the one it should follow gives its share.
     *
     * @param head what every kind has
     * @param partial whether a part of the order gives a part of the points
     * @param steps at least two, in the right order
     */
    record Sequencing(Head head, boolean partial, List<Component> steps) implements Question {
        /** Copies the list. */
        public Sequencing {
            steps = List.copyOf(steps);
        }

        @Override
        public Kind kind() {
            return Kind.SEQUENCING;
        }

        @Override
        public int score(List<String> answer) {
            List<String> order = steps.stream().map(Component::id).toList();
            if (!partial
                    || answer.size() != order.size()
                    || !new HashSet<>(order).equals(new HashSet<>(answer))) {
                return head.all(answer.equals(order));
            }
            int follow = 0;
            for (int i = 1; i < order.size(); i++) {
                int at = answer.indexOf(order.get(i));
                if (at > 0 && answer.get(at - 1).equals(order.get(i - 1))) {
                    follow++;
                }
            }
            return head.share(follow, order.size() - 1);
        }

        @Override
        public Stream<String> answerTexts() {
            return steps.stream().map(Component::text);
        }
    }

    /**
     * A word or short text. All or nothing: right when it equals one of the accepted answers,
     * spaces around it and typographic apostrophes apart. What was typed never leaves the device
     * (P-60).
     *
     * @param head what every kind has
     * @param caseMatters whether capitals must be right
     * @param answers accepted ones, at least one, and mistakes that were foreseen
     */
    record FillIn(Head head, boolean caseMatters, List<Option> answers) implements Question {
        private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\u00a0\\u202f]+");
        private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019]");

        /** Copies the list. */
        public FillIn {
            answers = List.copyOf(answers);
        }

        @Override
        public Kind kind() {
            return Kind.FILL_IN;
        }

        @Override
        public int score(List<String> answer) {
            return head.all(
                    answer.size() == 1 && find(answer.get(0)).filter(Option::right).isPresent());
        }

        /**
         * The answer of the list that a learner's text equals.
         *
         * @param typed by the learner
         * @return empty when it was not foreseen
         */
        public Optional<Option> find(String typed) {
            String text = normal(typed, caseMatters);
            return answers.stream()
                    .filter(answer -> normal(answer.text(), caseMatters).equals(text))
                    .findFirst();
        }

        static String normal(String typed, boolean caseMatters) {
            String text = Normalizer.normalize(typed, Normalizer.Form.NFC);
            text = APOSTROPHES.matcher(text).replaceAll("'");
            text = SPACES.matcher(text).replaceAll(" ").strip();
            return caseMatters ? text : text.toLowerCase(Locale.ROOT);
        }

        @Override
        public Stream<String> answerTexts() {
            return answers.stream().map(answer -> answer.feedback().markdown());
        }
    }

    /**
     * A number. All or nothing: right when it lies in one of the accepted ranges, bounds included.
     * Decimal comma and point are both read.
     *
     * @param head what every kind has
     * @param unit stands after the field and may be typed too; empty for none
     * @param ranges accepted ones, at least one, and mistakes that were foreseen; the first that
     *     holds the number counts
     */
    record Numeric(Head head, String unit, List<Range> ranges) implements Question {
        private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,12}(?:\\.[0-9]{1,9})?");

        /** Copies the list. */
        public Numeric {
            ranges = List.copyOf(ranges);
        }

        @Override
        public Kind kind() {
            return Kind.NUMERIC;
        }

        @Override
        public int score(List<String> answer) {
            return head.all(
                    answer.size() == 1 && find(answer.get(0)).filter(Range::right).isPresent());
        }

        /**
         * The range of the list that holds a learner's number.
         *
         * @param typed by the learner, with or without the unit
         * @return empty when it is in none, or no number
         */
        public Optional<Range> find(String typed) {
            return number(typed).flatMap(n -> ranges.stream().filter(r -> r.holds(n)).findFirst());
        }

        Optional<BigDecimal> number(String typed) {
            String text = FillIn.normal(typed, false);
            String suffix = FillIn.normal(unit, false);
            if (!suffix.isEmpty() && text.endsWith(suffix)) {
                text = text.substring(0, text.length() - suffix.length()).strip();
            }
            text = text.replace(',', '.').replace('\u2212', '-');
            return NUMBER.matcher(text).matches()
                    ? Optional.of(new BigDecimal(text))
                    : Optional.empty();
        }

        @Override
        public Stream<String> answerTexts() {
            return ranges.stream().map(range -> range.feedback().markdown());
        }
    }

    /**
     * Numbers that a learner may give.
     *
     * @param id {@code a}, {@code b}, … in the order of the file
     * @param min lowest, included
     * @param max highest, included; the same as {@code min} for one number
     * @param right whether it is accepted
     * @param feedback shown when given; may be empty
     */
    record Range(String id, BigDecimal min, BigDecimal max, boolean right, Prose feedback) {
        /** Refuses an empty range. */
        public Range {
            if (min.compareTo(max) > 0) {
                throw new IllegalArgumentException("min must not be more than max");
            }
        }

        boolean holds(BigDecimal number) {
            return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
        }
    }

    /**
     * A scale without a right answer; gives no points.
     *
     * @param head what every kind has; zero points
     * @param scale at least two points
     */
    record Likert(Head head, List<Component> scale) implements Question {
        /** Copies the list. */
        public Likert {
            scale = List.copyOf(scale);
        }

        @Override
        public Kind kind() {
            return Kind.LIKERT;
        }

        @Override
        public int score(List<String> answer) {
            return 0;
        }

        @Override
        public Stream<String> answerTexts() {
            return scale.stream().map(Component::text);
        }
    }
}
