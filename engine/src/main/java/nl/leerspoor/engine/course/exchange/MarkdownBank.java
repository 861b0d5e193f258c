package nl.leerspoor.engine.course.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import nl.leerspoor.engine.course.Markdown;
import nl.leerspoor.engine.course.OpenQuestion;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.QuestionBank.Item;

/** Writes items as an author writes them (docs/course-language.md). */
public final class MarkdownBank {
    private static final Pattern WORD = Pattern.compile("[^\\s\"{}]+");

    private final StringBuilder out = new StringBuilder();
    private final UnaryOperator<String> line;
    private final UnaryOperator<String> blocks;

    private MarkdownBank(UnaryOperator<String> line, UnaryOperator<String> blocks) {
        this.line = line;
        this.blocks = blocks;
    }

    /**
     * Writes a bank.
     *
     * @param title of the file
     * @param items of any kind
     * @return Markdown that {@code QuestionBank} reads
     */
    public static String write(String title, List<Item> items) {
        StringBuilder text = new StringBuilder("# ").append(title).append("\n");
        items.forEach(item -> text.append('\n').append(write(item)));
        return text.toString();
    }

    static String write(Item item) {
        MarkdownBank bank = new MarkdownBank(UnaryOperator.identity(), UnaryOperator.identity());
        bank.item(item);
        return bank.out.toString();
    }

    /** Two items say the same when this is equal: how the Markdown is spelt does not matter. */
    static String meaning(Item item) {
        MarkdownBank bank =
                new MarkdownBank(Markdown::inline, text -> Markdown.html(new Prose(text)));
        bank.item(item);
        return bank.out.toString().replaceAll("\\s+", " ");
    }

    /** The attributes of an item, as they stand in its heading. */
    static Map<String, String> attributes(Item item) {
        Question question = item.question();
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "outcome", question.outcome());
        if (question.points() > 1) {
            values.put("points", String.valueOf(question.points()));
        }
        boolean partial = false;
        switch (question.kind()) {
            case CHOICE -> partial = ((Question.Choice) question).partial();
            case MATCHING -> partial = ((Question.Matching) question).partial();
            case SEQUENCING -> partial = ((Question.Sequencing) question).partial();
            case TRUE_FALSE, LIKERT -> values.put("type", question.kind().key());
            case FILL_IN -> {
                values.put("type", question.kind().key());
                put(values, "case", ((Question.FillIn) question).caseMatters() ? "exact" : "");
            }
            case NUMERIC -> {
                values.put("type", question.kind().key());
                put(values, "unit", ((Question.Numeric) question).unit().replace('"', '\''));
            }
            case LONG_FILL_IN -> {
                int words = ((OpenQuestion) question).minWords();
                put(values, "minwords", words == 0 ? "" : String.valueOf(words));
            }
        }
        put(values, "credit", partial ? "partial" : "");
        item.tags().forEach((tag, value) -> put(values, tag, value.replace('"', '\'')));
        return values;
    }

    private static void put(Map<String, String> values, String key, String value) {
        if (!value.isEmpty()) {
            values.put(key, value);
        }
    }

    /** The attribute block: {@code {#id key=value}}. */
    static String block(Item item) {
        List<String> parts = new ArrayList<>();
        parts.add("#" + item.question().id());
        attributes(item)
                .forEach(
                        (key, value) ->
                                parts.add(
                                        WORD.matcher(value).matches()
                                                ? key + "=" + value
                                                : key + "=\"" + value + "\""));
        return "{" + String.join(" ", parts) + "}";
    }

    private void item(Item item) {
        Question question = item.question();
        out.append("## ").append(line.apply(oneLine(question.stem())));
        out.append(' ').append(block(item)).append('\n');
        prose("", question.text());
        if (question instanceof OpenQuestion open) {
            prose("", new Prose("### Modelantwoord"));
            prose("", open.model());
            prose("", new Prose("### Waar let je op?"));
            out.append('\n');
            open.criteria().forEach(criterion -> item("- ", criterion));
            return;
        }
        out.append('\n');
        answers(question);
        if (!question.explanation().isEmpty()) {
            prose("> ", question.explanation());
        }
        for (Prose hint : question.hints()) {
            prose("", new Prose("### Hint"));
            prose("", hint);
        }
    }

    private void answers(Question question) {
        switch (question.kind()) {
            case CHOICE -> {
                Question.Choice choice = (Question.Choice) question;
                choice.options().forEach(option -> option(option, choice.multiple()));
            }
            case TRUE_FALSE -> {
                option(((Question.TrueFalse) question).yes(), false);
                option(((Question.TrueFalse) question).no(), false);
            }
            case MATCHING -> matching((Question.Matching) question);
            case SEQUENCING -> {
                int number = 1;
                for (Question.Component step : ((Question.Sequencing) question).steps()) {
                    item(number++ + ". ", MarkdownText.guard(oneLine(step.text())));
                }
            }
            case FILL_IN -> {
                for (Question.Option answer : ((Question.FillIn) question).answers()) {
                    item(mark(answer.right(), false), MarkdownText.escape(answer.text()));
                    feedback(answer.feedback());
                }
            }
            case NUMERIC -> {
                for (Question.Range range : ((Question.Numeric) question).ranges()) {
                    out.append(mark(range.right(), false)).append(range(range)).append('\n');
                    feedback(range.feedback());
                }
            }
            case LIKERT ->
                    ((Question.Likert) question)
                            .scale()
                            .forEach(p -> item("- ", MarkdownText.guard(oneLine(p.text()))));
            case LONG_FILL_IN -> throw new IllegalArgumentException("written apart");
        }
    }

    /** A range as an author writes it: {@code 18} or {@code 16..20}. */
    static String range(Question.Range range) {
        String min = range.min().toPlainString();
        return range.min().compareTo(range.max()) == 0
                ? min
                : min + ".." + range.max().toPlainString();
    }

    private void matching(Question.Matching matching) {
        Map<String, String> texts = new LinkedHashMap<>();
        matching.targets().forEach(target -> texts.put(target.id(), target.text()));
        Map<String, String> unused = new LinkedHashMap<>(texts);
        for (Question.Pair pair : matching.pairs()) {
            unused.remove(pair.target());
            String left = arrowless(MarkdownText.guard(oneLine(pair.text())));
            String right = texts.getOrDefault(pair.target(), "");
            out.append("- ").append(line.apply(left)).append(" -> ");
            out.append(line.apply(arrowless(oneLine(right)))).append('\n');
            feedback(pair.feedback());
        }
        for (String wrong : unused.values()) {
            out.append("- -> ").append(line.apply(arrowless(oneLine(wrong)))).append('\n');
        }
    }

    private void option(Question.Option option, boolean multiple) {
        item(mark(option.right(), multiple), option.text());
        feedback(option.feedback());
    }

    private static String mark(boolean right, boolean multiple) {
        if (multiple) {
            return right ? "- [x] " : "- [ ] ";
        }
        return right ? "- (x) " : "- ( ) ";
    }

    private void item(String mark, String text) {
        out.append(mark).append(line.apply(text.replaceAll("\\n\\s*", "\n  "))).append('\n');
    }

    private void feedback(Prose feedback) {
        if (!feedback.isEmpty()) {
            quote("  > ", feedback);
        }
    }

    private void prose(String prefix, Prose prose) {
        if (!prose.isEmpty()) {
            out.append('\n');
            quote(prefix, prose);
        }
    }

    private void quote(String prefix, Prose prose) {
        for (String one : blocks.apply(prose.markdown()).split("\n", -1)) {
            out.append((prefix + one).stripTrailing()).append('\n');
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\n\\s*", " ").strip();
    }

    private static String arrowless(String text) {
        return text.replace("->", "-\\>");
    }
}
