package nl.leerspoor.engine.course.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.leerspoor.engine.course.OpenQuestion;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.QuestionBank.Item;

/**
 * Writes GIFT as Moodle reads it, with texts as Markdown. What GIFT has no place for stands in tags
 * ({@code // [tag:points=2]}): we read them back, others keep or drop them.
 */
final class GiftWriter {
    private final StringBuilder out = new StringBuilder();
    private final List<Loss> losses = new ArrayList<>();

    private GiftWriter() {}

    /** What came out. */
    record Result(String text, List<Loss> losses) {}

    static Result write(List<Item> items) {
        GiftWriter gift = new GiftWriter();
        gift.out.append("// GIFT, written by Leerspoor\n");
        items.forEach(gift::item);
        return new Result(gift.out.toString(), gift.losses);
    }

    private void item(Item item) {
        Question question = item.question();
        if (question.kind() == Question.Kind.LIKERT) {
            lose(question, "left out: GIFT has no scale without a right answer");
            return;
        }
        out.append("\n// [id:").append(question.id()).append(']');
        tags(item).forEach((key, value) -> out.append(" [tag:" + key + "=" + tag(value) + "]"));
        out.append("\n::").append(escape(question.id())).append("::[markdown]");
        out.append(escape((question.stem() + "\n\n" + question.text().markdown()).strip()));
        out.append('{');
        answers(question);
        out.append("}\n");
        losses(item);
    }

    private static Map<String, String> tags(Item item) {
        Map<String, String> tags = new LinkedHashMap<>(MarkdownBank.attributes(item));
        // Multiple choice and pairs of GIFT give part of the points: say when ours do not.
        Question question = item.question();
        if (question instanceof Question.Matching
                || (question instanceof Question.Choice choice && choice.multiple())) {
            tags.putIfAbsent("credit", "all");
        }
        if (question instanceof Question.Sequencing) {
            tags.put("type", question.kind().key());
        }
        return tags;
    }

    private static String tag(String value) {
        return value.replace("]", "\\]").replace('\n', ' ');
    }

    private void answers(Question question) {
        switch (question.kind()) {
            case CHOICE -> choice((Question.Choice) question);
            case TRUE_FALSE -> trueFalse((Question.TrueFalse) question);
            case MATCHING -> matching((Question.Matching) question);
            case SEQUENCING -> sequencing((Question.Sequencing) question);
            case FILL_IN -> {
                for (Question.Option answer : ((Question.FillIn) question).answers()) {
                    answer(answer.right() ? "=" : "=%0%", escape(answer.text()), answer.feedback());
                }
                general(question.explanation());
            }
            case NUMERIC -> {
                out.append('#');
                for (Question.Range range : ((Question.Numeric) question).ranges()) {
                    answer(
                            range.right() ? "=%100%" : "=%0%",
                            MarkdownBank.range(range),
                            range.feedback());
                }
                general(question.explanation());
            }
            case LONG_FILL_IN -> general(new Prose(model((OpenQuestion) question)));
            case LIKERT -> throw new IllegalArgumentException("left out before");
        }
    }

    /** Model answer and criteria in one: GIFT has only general feedback. */
    static String model(OpenQuestion question) {
        StringBuilder text = new StringBuilder(question.model().markdown());
        if (!question.criteria().isEmpty()) {
            text.append("\n\n").append(GiftReader.CRITERIA).append("\n\n");
            question.criteria().forEach(c -> text.append("- ").append(c).append('\n'));
        }
        return text.toString().stripTrailing();
    }

    private void choice(Question.Choice choice) {
        int right = choice.rightOptions().size();
        for (Question.Option option : choice.options()) {
            String mark = option.right() ? "=" : "~";
            if (choice.multiple()) {
                String share = right == 1 ? "100" : percent(right);
                mark = option.right() ? "~%" + share + "%" : "~%-" + share + "%";
            }
            answer(mark, escape(option.text()), option.feedback());
        }
        general(choice.explanation());
    }

    private static String percent(int parts) {
        return new BigDecimal(100)
                .divide(new BigDecimal(parts), 5, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void trueFalse(Question.TrueFalse statement) {
        boolean right = statement.yes().right();
        Prose whenRight = right ? statement.yes().feedback() : statement.no().feedback();
        Prose whenWrong = right ? statement.no().feedback() : statement.yes().feedback();
        out.append(right ? "TRUE" : "FALSE");
        if (!whenRight.isEmpty() || !whenWrong.isEmpty()) {
            out.append('#').append(escape(whenWrong.markdown()));
            out.append('#').append(escape(whenRight.markdown()));
        }
        general(statement.explanation());
    }

    private void matching(Question.Matching matching) {
        Map<String, String> targets = new LinkedHashMap<>();
        matching.targets().forEach(target -> targets.put(target.id(), target.text()));
        Map<String, String> unused = new LinkedHashMap<>(targets);
        for (Question.Pair pair : matching.pairs()) {
            unused.remove(pair.target());
            pair(pair.text(), targets.getOrDefault(pair.target(), ""));
        }
        unused.values().forEach(wrong -> pair("", wrong));
        general(matching.explanation());
    }

    private void sequencing(Question.Sequencing sequencing) {
        int number = 1;
        for (Question.Component step : sequencing.steps()) {
            pair(String.valueOf(number++), step.text());
        }
        general(sequencing.explanation());
    }

    private void pair(String left, String right) {
        out.append("\n\t=").append(escape(left.replace("->", "-\\>")));
        out.append(" -> ").append(escape(right.replace("->", "-\\>")));
    }

    private void answer(String mark, String text, Prose feedback) {
        out.append("\n\t").append(mark).append(text);
        if (!feedback.isEmpty()) {
            out.append('#').append(escape(feedback.markdown()));
        }
    }

    private void general(Prose text) {
        if (!text.isEmpty()) {
            out.append("\n\t####").append(escape(text.markdown()));
        }
        out.append('\n');
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        String stripped = text.strip();
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            switch (c) {
                case '\\', '~', '=', '#', '{', '}', ':' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    // ---- what others will not see

    private void losses(Item item) {
        Question question = item.question();
        if (!question.hints().isEmpty()) {
            lose(question, "its hints are lost: GIFT has none");
        }
        if (question.points() > 1) {
            lose(question, "its " + question.points() + " points stand in a tag; others count 1");
        }
        switch (question.kind()) {
            case CHOICE -> {
                Question.Choice choice = (Question.Choice) question;
                if (choice.multiple() && !choice.partial()) {
                    lose(
                            question,
                            "others give part of the points for part of the key; here it is all or"
                                    + " nothing");
                }
            }
            case TRUE_FALSE -> {
                Question.TrueFalse statement = (Question.TrueFalse) question;
                if (!statement.yes().text().equals(GiftReader.YES)
                        || !statement.no().text().equals(GiftReader.NO)) {
                    lose(
                            question,
                            "its words \""
                                    + statement.yes().text()
                                    + "\" and \""
                                    + statement.no().text()
                                    + "\" are lost: GIFT has only true and false");
                }
            }
            case MATCHING -> {
                Question.Matching matching = (Question.Matching) question;
                if (matching.pairs().stream().anyMatch(pair -> !pair.feedback().isEmpty())) {
                    lose(question, "the feedback of its pairs is lost: GIFT has none there");
                }
                if (!matching.partial()) {
                    lose(question, "others give part of the points for part of the pairs");
                }
            }
            case SEQUENCING ->
                    lose(
                            question,
                            "others see it as a matching question, of numbers and steps: GIFT has"
                                    + " no order");
            case FILL_IN -> {
                if (((Question.FillIn) question).caseMatters()) {
                    lose(question, "others ignore capitals: GIFT cannot ask for them");
                }
            }
            case NUMERIC -> {
                if (!((Question.Numeric) question).unit().isEmpty()) {
                    lose(question, "its unit stands in a tag; others show none");
                }
            }
            case LONG_FILL_IN ->
                    lose(
                            question,
                            "its model answer is general feedback for others, shown after marking");
            case LIKERT -> throw new IllegalArgumentException("left out before");
        }
    }

    private void lose(Question question, String what) {
        losses.add(new Loss(question.id(), what));
    }
}
