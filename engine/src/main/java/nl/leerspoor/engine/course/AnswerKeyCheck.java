package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Keys that can be guessed without reading the question. Each pattern is held against chance: how
 * often would a key of dice show it at least as strongly? The chances are exact (no normal
 * approximation: quizzes are short), and multiplied by the number of patterns that were looked for,
 * so that an honest author sees such a warning in less than one of a hundred quizzes.
 */
final class AnswerKeyCheck {
    private static final double RARE = 0.01;
    private static final int LONGEST_CYCLE = 4;

    private AnswerKeyCheck() {}

    static void check(CheckedCourse checked, Findings findings) {
        Course course = checked.course();
        course.units()
                .forEach(
                        unit -> {
                            if (unit.content() instanceof UnitContent.Quiz quiz) {
                                List<AnswerKey> keys = keys(quiz.questions().stream());
                                Place place = checked.place(unit, "file");
                                report(places(keys), place, findings);
                                report(lengths(keys), place, findings);
                            }
                        });
        Exam exam = course.exam();
        if (exam != null) {
            // The exam shuffles options, so only their lengths can give the key away.
            List<AnswerKey> keys = keys(exam.bank().values().stream().map(ExamItem::question));
            report(lengths(keys), checked.place(References.Kind.UNIT, exam.id()), findings);
        }
    }

    /** Where the one right option stands, among how many, and whether it is the longest. */
    record AnswerKey(int place, int options, boolean longest) {}

    /** Something a key shows so many times, and the chance of it in each question. */
    record Pattern(int hits, List<Double> chances, String message) {
        Pattern {
            chances = List.copyOf(chances);
        }

        /** The chance of so many hits or more. */
        double chance() {
            double[] exactly = new double[chances.size() + 1];
            exactly[0] = 1;
            for (int i = 0; i < chances.size(); i++) {
                double chance = chances.get(i);
                for (int hit = i + 1; hit > 0; hit--) {
                    exactly[hit] = exactly[hit] * (1 - chance) + exactly[hit - 1] * chance;
                }
                exactly[0] *= 1 - chance;
            }
            return IntStream.rangeClosed(hits, chances.size()).mapToDouble(n -> exactly[n]).sum();
        }
    }

    private static List<AnswerKey> keys(Stream<? extends Question> questions) {
        return questions
                .filter(Question.Choice.class::isInstance)
                .map(Question.Choice.class::cast)
                .filter(choice -> !choice.multiple())
                // One, unless the file has an error that is reported elsewhere.
                .filter(c -> c.options().stream().filter(Question.Option::right).count() == 1)
                .map(AnswerKeyCheck::key)
                .toList();
    }

    private static AnswerKey key(Question.Choice question) {
        List<Question.Option> options = question.options();
        int place =
                IntStream.range(0, options.size())
                        .filter(i -> options.get(i).right())
                        .findFirst()
                        .orElse(0);
        int length = length(options.get(place));
        boolean longest =
                options.stream()
                        .filter(option -> !option.right())
                        .allMatch(option -> length(option) < length);
        return new AnswerKey(place, options.size(), longest);
    }

    private static int length(Question.Option option) {
        return Markdown.text(option.text()).length();
    }

    /** Always in one place, or in places that repeat. */
    static Optional<Pattern> places(List<AnswerKey> keys) {
        List<Pattern> patterns = new ArrayList<>();
        int most = keys.stream().mapToInt(AnswerKey::options).max().orElse(0);
        for (int place = 0; place < most; place++) {
            int at = place;
            patterns.add(
                    pattern(
                            keys,
                            keys.stream().mapToInt(key -> key.place() == at ? 1 : 0).sum(),
                            keys.stream()
                                    .map(k -> at < k.options() ? 1.0 / k.options() : 0)
                                    .toList(),
                            "the right option is "
                                    + (char) ('a' + place)
                                    + "; put the options in another order"));
        }
        for (int back = 1; back <= LONGEST_CYCLE && back < keys.size(); back++) {
            List<AnswerKey> later = keys.subList(back, keys.size());
            int hits = 0;
            for (int i = 0; i < later.size(); i++) {
                hits += later.get(i).place() == keys.get(i).place() ? 1 : 0;
            }
            patterns.add(
                    pattern(
                            later,
                            hits,
                            later.stream().map(key -> 1.0 / key.options()).toList(),
                            "the right option stands where it stood "
                                    + (back == 1 ? "one question" : back + " questions")
                                    + " before; put the options in another order"));
        }
        return patterns.stream()
                .filter(pattern -> pattern.chance() * patterns.size() < RARE)
                .min(Comparator.comparingDouble(Pattern::chance));
    }

    /** The most careful option is often the right one, and then the longest. */
    static Optional<Pattern> lengths(List<AnswerKey> keys) {
        Pattern pattern =
                pattern(
                        keys,
                        (int) keys.stream().filter(AnswerKey::longest).count(),
                        keys.stream().map(key -> 1.0 / key.options()).toList(),
                        "the right option is the longest; shorten it, or say more in the others");
        return Optional.of(pattern).filter(found -> found.chance() < RARE);
    }

    private static Pattern pattern(
            List<AnswerKey> keys, int hits, List<Double> chances, String what) {
        return new Pattern(
                hits, chances, "in " + hits + " of " + keys.size() + " questions " + what);
    }

    private static void report(Optional<Pattern> pattern, Place place, Findings findings) {
        pattern.ifPresent(found -> findings.warning(Rule.ANSWER_PATTERN, place, found.message()));
    }
}
