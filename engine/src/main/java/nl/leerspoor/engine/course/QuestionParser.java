package nl.leerspoor.engine.course;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.leerspoor.engine.course.Question.Head;
import nl.leerspoor.engine.course.Question.Kind;
import nl.leerspoor.engine.course.Question.Option;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * Reads questions, for quizzes and for banks. The list under a question says what kind it is:
 * {@code ( )} and {@code [ ]} are choices, {@code ->} makes pairs, a numbered list is an order;
 * where the same list could mean more, {@code type=} tells.
 */
final class QuestionParser {
    /** Attributes that every question of a quiz may have. */
    static final List<String> ATTRIBUTES =
            List.of("outcome", "points", "type", "credit", "case", "unit");

    private static final Pattern MARK =
            Pattern.compile("(?:\\(([ xX])\\)|\\[([ xX])])(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern ALMOST =
            Pattern.compile("(?:\\(\\s*[xX*v]?\\s*\\)|\\[\\s*[xX*v]?\\s*]).*", Pattern.DOTALL);
    private static final Pattern ARROW = Pattern.compile("(?:^|(?<=\\s))->(?=\\s|$)");
    private static final String NUMBER = "([+-]?[0-9]{1,12}(?:[.,][0-9]{1,9})?)";
    private static final Pattern RANGE =
            Pattern.compile(NUMBER + "(?:\\s*(\\.\\.|±|\\+-|\\+/-)\\s*" + NUMBER + ")?");
    private static final String HINT = "Hint";
    private static final int MAX_OPTIONS = 26;
    // The player keeps an answer as one letter; its last one stands for "something else".
    private static final int MAX_ANSWERS = MAX_OPTIONS - 1;
    // SCORM 1.2 names the sides of a pair and the steps with one character each.
    private static final int MAX_PAIRS = 9;

    private final Body body;
    private final Findings findings;
    private final References references;
    private final boolean outcomeRequired;

    QuestionParser(Body body, References references) {
        this(body, references, true);
    }

    /**
     * A parser.
     *
     * @param outcomeRequired false for a bank from elsewhere, which knows none of ours
     */
    QuestionParser(Body body, References references, boolean outcomeRequired) {
        this.body = body;
        this.findings = body.findings();
        this.references = references;
        this.outcomeRequired = outcomeRequired;
    }

    /** Whether a list holds options, so that it cannot be plain text. */
    boolean isOptions(Block block) {
        return block instanceof ListBlock list
                && list.getFirstChild() != null
                && ALMOST.matcher(body.raw(Body.children(list.getFirstChild()))).matches();
    }

    /** Reads the part under one heading; its attributes are read by the caller. */
    Question parse(Body.Section section, Attributes.Reader attributes, int points) {
        List<Block> blocks = section.blocks();
        int end = firstHint(blocks);
        List<Prose> hints = hints(blocks.subList(end, blocks.size()));
        blocks = blocks.subList(0, end);
        body.refuseAttributes(section.blocks());
        Kind kind = kind(attributes, blocks);
        int at = answers(kind, blocks);
        checkAttributes(attributes, kind, at < blocks.size() ? blocks.get(at) : null);
        Prose explanation =
                at == blocks.size()
                        ? Prose.EMPTY
                        : explanation(blocks.subList(at + 1, blocks.size()));
        Head head =
                new Head(
                        attributes.id(),
                        section.title(),
                        body.prose(blocks.subList(0, at)),
                        explanation,
                        hints,
                        outcome(attributes),
                        kind == Kind.LIKERT ? 0 : points);
        if (at == blocks.size()) {
            findings.error(section.place(), missing(kind));
            return new Question.Choice(head, false, false, List.of());
        }
        return question(head, kind, (ListBlock) blocks.get(at), attributes, section.place());
    }

    /**
     * Reads a question of a survey: a scale, or a choice in which no option is right. What learners
     * would have to type is refused, because nobody would receive it (P-60).
     */
    Question parseUnscored(Body.Section section, Attributes.Reader attributes) {
        List<Block> blocks = section.blocks();
        body.refuseAttributes(blocks);
        String type = attributes.text("type");
        boolean scale = Kind.LIKERT.key().equals(type);
        if (type != null && !scale && !Kind.CHOICE.key().equals(type)) {
            boolean typed =
                    Stream.of(Kind.FILL_IN, Kind.NUMERIC, Kind.LONG_FILL_IN)
                            .anyMatch(kind -> kind.key().equals(type));
            findings.error(
                    Rule.SURVEY,
                    attributes.at("type"),
                    "a survey asks scales (type=likert) and choices, not \""
                            + type
                            + "\"; "
                            + (typed
                                    ? "what learners write stays on their device (P-60), so ask for"
                                            + " a choice"
                                    : "write - ( ) for one answer or - [ ] for several"));
        }
        int at = answers(scale ? Kind.LIKERT : Kind.CHOICE, blocks);
        Head head =
                new Head(
                        attributes.id(),
                        section.title(),
                        body.prose(blocks.subList(0, at)),
                        Prose.EMPTY,
                        List.of(),
                        "",
                        0);
        if (at == blocks.size()) {
            findings.error(
                    Rule.SURVEY,
                    section.place(),
                    "the question has nothing to choose from; write - ( ) for one answer, - [ ] for"
                            + " several, or a list with type=likert. A survey cannot ask for text:"
                            + " nobody would receive it (P-60)");
            return new Question.Choice(head, false, false, List.of());
        }
        if (at + 1 < blocks.size()) {
            findings.error(
                    Rule.SURVEY,
                    body.place(blocks.get(at + 1)),
                    "after the answers comes nothing: a survey has no explanations and no hints");
        }
        ListBlock list = (ListBlock) blocks.get(at);
        if (scale) {
            return likert(head, list);
        }
        boolean multiple = isMultiple(list);
        List<Option> options = options(list, multiple, 2, MAX_OPTIONS);
        if (options.stream().anyMatch(o -> o.right() || !o.feedback().isEmpty())) {
            findings.error(
                    Rule.SURVEY,
                    body.place(list),
                    "in a survey no answer is right or wrong; leave out x and feedback");
        }
        return new Question.Choice(head, multiple, false, options);
    }

    private Question question(
            Head head, Kind kind, ListBlock list, Attributes.Reader attributes, Place place) {
        boolean partial = "partial".equals(attributes.text("credit"));
        return switch (kind) {
            case CHOICE -> choice(head, list, partial, place);
            case TRUE_FALSE -> trueFalse(head, list, place);
            case MATCHING -> matching(head, list, partial);
            case SEQUENCING -> sequencing(head, list, partial);
            case FILL_IN -> fillIn(head, list, "exact".equals(attributes.text("case")), place);
            case NUMERIC -> numeric(head, list, attributes.text("unit"), place);
            case LIKERT -> likert(head, list);
            case LONG_FILL_IN -> throw new IllegalStateException("kind() never gives this");
        };
    }

    // ---- which kind

    private Kind kind(Attributes.Reader attributes, List<Block> blocks) {
        String type = attributes.text("type");
        if (type != null) {
            List<Kind> kinds =
                    Arrays.stream(Kind.values()).filter(k -> k != Kind.LONG_FILL_IN).toList();
            for (Kind kind : kinds) {
                if (kind.key().equals(type)) {
                    return kind;
                }
            }
            findings.error(
                    attributes.at("type"),
                    type.equals(Kind.LONG_FILL_IN.key())
                            ? "an open question stands in a unit of kind theory"
                            : "unknown type \""
                                    + type
                                    + "\""
                                    + Suggestion.of(type, kinds.stream().map(Kind::key).toList()));
        }
        if (answers(Kind.CHOICE, blocks) < blocks.size()) {
            return Kind.CHOICE;
        }
        int last = lastList(blocks);
        if (last < blocks.size() && blocks.get(last) instanceof OrderedList) {
            return Kind.SEQUENCING;
        }
        return last < blocks.size() && isPairs(blocks.get(last)) ? Kind.MATCHING : Kind.CHOICE;
    }

    private boolean isPairs(Block list) {
        return Body.children(list).stream().anyMatch(item -> ARROW.matcher(line(item)).find());
    }

    /** Where the list stands that holds the answers; the number of blocks when nowhere. */
    private int answers(Kind kind, List<Block> blocks) {
        boolean marked =
                kind == Kind.CHOICE
                        || kind == Kind.TRUE_FALSE
                        || kind == Kind.FILL_IN
                        || kind == Kind.NUMERIC;
        if (!marked) {
            return lastList(blocks);
        }
        int at = 0;
        while (at < blocks.size() && !isOptions(blocks.get(at))) {
            at++;
        }
        return at;
    }

    private static int lastList(List<Block> blocks) {
        for (int at = blocks.size() - 1; at >= 0; at--) {
            if (blocks.get(at) instanceof ListBlock) {
                return at;
            }
        }
        return blocks.size();
    }

    private static String missing(Kind kind) {
        return switch (kind) {
            case CHOICE, LONG_FILL_IN ->
                    "the question has no options; write them as a list, the right one as - (x)";
            case TRUE_FALSE ->
                    "the question has no options; write - (x) Waar and - ( ) Niet waar, or the"
                            + " other way round";
            case MATCHING -> "the question has no pairs; write them as a list of - left -> right";
            case SEQUENCING ->
                    "the question has no steps; write them as a numbered list in the right order";
            case FILL_IN -> "the question has no answers; write each accepted one as - (x) answer";
            case NUMERIC ->
                    "the question has no answers; write the right one as - (x) 18, - (x) 16..20 or"
                            + " - (x) 18 ± 2";
            case LIKERT -> "the question has no scale; write it as a list of - answer";
        };
    }

    /** An attribute that means nothing for this question would be a rule that is not kept. */
    private void checkAttributes(Attributes.Reader attributes, Kind kind, @Nullable Block list) {
        boolean single =
                kind == Kind.CHOICE && !(list instanceof ListBlock marks && isMultiple(marks));
        oneOf(attributes, "credit", "all", "partial");
        oneOf(attributes, "case", "ignore", "exact");
        boolean parts = kind == Kind.CHOICE || kind == Kind.MATCHING || kind == Kind.SEQUENCING;
        if (attributes.text("credit") != null && (!parts || single)) {
            findings.error(
                    attributes.at("credit"),
                    "\"credit\" is only for multiple choice, matching and sequencing");
        }
        if (attributes.text("case") != null && kind != Kind.FILL_IN) {
            findings.error(attributes.at("case"), "\"case\" is only for type=fill-in");
        }
        if (attributes.text("unit") != null && kind != Kind.NUMERIC) {
            findings.error(attributes.at("unit"), "\"unit\" is only for type=numeric");
        }
        if (attributes.text("points") != null && kind == Kind.LIKERT) {
            findings.error(
                    attributes.at("points"), "a scale has no right answer, so it gives no points");
        }
    }

    private void oneOf(Attributes.Reader attributes, String key, String one, String other) {
        String value = attributes.text(key);
        if (value != null && !value.equals(one) && !value.equals(other)) {
            findings.error(
                    attributes.at(key),
                    key + "=\"" + value + "\" must be \"" + one + "\" or \"" + other + "\"");
        }
    }

    private String outcome(Attributes.Reader attributes) {
        String outcome =
                outcomeRequired
                        ? attributes.required("outcome", "name the outcome it tests (S0-041)")
                        : attributes.text("outcome");
        if (outcome == null || outcome.isEmpty()) {
            return "";
        }
        references.use(References.Kind.OUTCOME, outcome, attributes.at("outcome"));
        return outcome;
    }

    // ---- what stands around the answers

    private int firstHint(List<Block> blocks) {
        int at = 0;
        while (at < blocks.size()
                && !(blocks.get(at) instanceof Heading heading
                        && heading.getLevel() == 3
                        && body.raw(heading).replaceFirst("^\\s*#+\\s*", "").equals(HINT))) {
            at++;
        }
        return at;
    }

    private List<Prose> hints(List<Block> blocks) {
        List<Prose> hints = new ArrayList<>();
        List<Body.Section> parts = body.sections(blocks, 3);
        for (Body.Section part : parts.subList(1, parts.size())) {
            if (!part.title().equals(HINT)) {
                findings.error(
                        part.place(), "after \"### Hint\" comes nothing but more of \"### Hint\"");
            } else if (part.blocks().isEmpty()) {
                findings.error(part.place(), "the hint is empty");
            } else {
                for (Block block : part.blocks()) {
                    if (isOptions(block)) {
                        findings.error(
                                body.place(block),
                                "the options stand above the first \"### Hint\"");
                    }
                }
                hints.add(body.prose(part.blocks()));
            }
        }
        return hints;
    }

    private Prose explanation(List<Block> after) {
        if (after.isEmpty()) {
            return Prose.EMPTY;
        }
        if (after.size() == 1 && after.get(0) instanceof BlockQuote quote) {
            return body.prose(Body.children(quote));
        }
        Block wrong = after.get(0) instanceof BlockQuote ? after.get(1) : after.get(0);
        findings.error(
                body.place(wrong),
                "after the options comes one quote (>) with the explanation and nothing else");
        return Prose.EMPTY;
    }

    // ---- marked lists

    private Question choice(Head head, ListBlock list, boolean partial, Place place) {
        boolean multiple = isMultiple(list);
        List<Option> options = options(list, multiple, 2, MAX_OPTIONS);
        long right = options.stream().filter(Option::right).count();
        if (!multiple && right != 1) {
            findings.error(
                    place, "a single choice has exactly one right option (x); this has " + right);
        } else if (multiple && right == 0) {
            findings.error(place, "none of the options is right; mark at least one [x]");
        }
        return new Question.Choice(head, multiple, multiple && partial, options);
    }

    private Question trueFalse(Head head, ListBlock list, Place place) {
        List<Option> options = options(list, false, 1, MAX_OPTIONS);
        if (options.size() != 2 || options.get(0).right() == options.get(1).right()) {
            findings.error(
                    place,
                    "a statement has two options, first true and then false, one of them right"
                            + " (x)");
            Option none = new Option("", "", false, Prose.EMPTY);
            return new Question.TrueFalse(head, none, none);
        }
        Option yes = options.get(0);
        Option no = options.get(1);
        return new Question.TrueFalse(
                head,
                new Option("true", yes.text(), yes.right(), yes.feedback()),
                new Option("false", no.text(), no.right(), no.feedback()));
    }

    private Question fillIn(Head head, ListBlock list, boolean caseMatters, Place place) {
        List<Question.Option> answers = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        for (Option option : options(list, false, 1, MAX_ANSWERS)) {
            String text = Markdown.text(option.text());
            if (!texts.add(Question.FillIn.normal(text, caseMatters))) {
                findings.error(
                        place, "the answer \"" + text + "\" is in the list twice; leave one out");
            }
            answers.add(new Question.Option(option.id(), text, option.right(), option.feedback()));
        }
        checkSomeRight(answers.stream().anyMatch(Question.Option::right), place);
        return new Question.FillIn(head, caseMatters, answers);
    }

    private Question numeric(Head head, ListBlock list, @Nullable String unit, Place place) {
        List<Question.Range> ranges = new ArrayList<>();
        List<Block> items = Body.children(list);
        List<Option> options = options(list, false, 1, MAX_ANSWERS);
        for (int i = 0; i < options.size(); i++) {
            Option option = options.get(i);
            Matcher range = RANGE.matcher(option.text());
            if (!range.matches()) {
                findings.error(
                        body.place(items.get(Math.min(i, items.size() - 1))),
                        "\""
                                + option.text()
                                + "\" is not a number; write 18, 16..20 or 18 ± 2, and the unit as"
                                + " unit=\"…\" in the heading");
                continue;
            }
            BigDecimal first = decimal(range.group(1));
            BigDecimal min = first;
            BigDecimal max = first;
            if (range.group(2) != null) {
                BigDecimal second = decimal(range.group(3));
                boolean bounds = range.group(2).equals("..");
                min = bounds ? first : first.subtract(second);
                max = bounds ? second : first.add(second);
            }
            if (min.compareTo(max) > 0) {
                findings.error(
                        body.place(items.get(i)),
                        "the range is empty; write the lowest number first");
                continue;
            }
            ranges.add(
                    new Question.Range(option.id(), min, max, option.right(), option.feedback()));
        }
        checkSomeRight(ranges.stream().anyMatch(Question.Range::right), place);
        return new Question.Numeric(head, unit == null ? "" : unit, ranges);
    }

    private static BigDecimal decimal(String text) {
        BigDecimal number = new BigDecimal(text.replace(',', '.'));
        return number.signum() == 0 ? BigDecimal.ZERO : number;
    }

    private void checkSomeRight(boolean some, Place place) {
        if (!some) {
            findings.error(place, "none of the answers is right; mark at least one (x)");
        }
    }

    private boolean isMultiple(ListBlock list) {
        return list.getFirstChild() != null
                && body.raw(Body.children(list.getFirstChild())).startsWith("[");
    }

    private List<Option> options(ListBlock list, boolean multiple, int least, int most) {
        List<Option> options = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        for (Block item : Body.children(list)) {
            Option option = option(item, letter(options.size()), multiple);
            if (option == null) {
                continue;
            }
            if (!texts.add(option.text())) {
                findings.error(body.place(item), "this option is in the list twice");
            }
            options.add(option);
        }
        if (options.size() < least || options.size() > most) {
            findings.error(
                    body.place(list),
                    "a question has " + least + " to " + most + " options, not " + options.size());
        }
        return options;
    }

    private static String letter(int index) {
        return String.valueOf((char) ('a' + Math.min(index, MAX_OPTIONS - 1)));
    }

    private @Nullable Option option(Block item, String id, boolean multiple) {
        List<Block> parts = Body.children(item);
        Matcher mark = MARK.matcher(parts.isEmpty() ? "" : body.raw(parts.get(0)));
        if (parts.isEmpty() || !(parts.get(0) instanceof Paragraph) || !mark.matches()) {
            findings.error(
                    body.place(item),
                    multiple
                            ? "an option starts with [ ] or [x] and a space"
                            : "an option starts with ( ) or (x) and a space");
            return null;
        }
        boolean square = mark.group(2) != null;
        if (square != multiple) {
            findings.error(
                    body.place(item),
                    "one list holds either ( ) for a single choice or [ ] for a multiple choice");
        }
        String text = mark.group(3) == null ? "" : mark.group(3).strip();
        if (text.isEmpty()) {
            findings.error(body.place(item), "the option has no text");
        }
        boolean right = !" ".equals(square ? mark.group(2) : mark.group(1));
        return new Option(id, text, right, feedback(parts, "an option"));
    }

    private Prose feedback(List<Block> parts, String what) {
        Prose feedback = Prose.EMPTY;
        for (Block part : parts.subList(1, parts.size())) {
            if (part instanceof BlockQuote quote && feedback.isEmpty()) {
                feedback = body.prose(Body.children(quote));
            } else {
                findings.error(
                        body.place(part),
                        what + " has one line of text and at most one quote (>) as feedback");
            }
        }
        return feedback;
    }

    // ---- lists without marks

    private Question matching(Head head, ListBlock list, boolean partial) {
        List<Question.Pair> pairs = new ArrayList<>();
        Map<String, Question.Component> targets = new LinkedHashMap<>();
        Set<String> lefts = new HashSet<>();
        for (Block item : Body.children(list)) {
            String line = line(item);
            Matcher arrow = ARROW.matcher(line);
            if (!arrow.find()) {
                findings.error(
                        body.place(item),
                        "a pair is written as left -> right; -> right alone is a wrong choice");
                continue;
            }
            String left = line.substring(0, arrow.start()).strip();
            String right = line.substring(arrow.end()).strip();
            if (right.isEmpty()) {
                findings.error(body.place(item), "the pair has nothing after ->");
                continue;
            }
            String id = letter(targets.size());
            Question.Component target =
                    targets.computeIfAbsent(right, text -> new Question.Component(id, text));
            if (left.isEmpty()) {
                feedback(Body.children(item), "a wrong choice");
            } else if (!lefts.add(left)) {
                findings.error(body.place(item), "this left side is in the list twice");
            } else {
                pairs.add(
                        new Question.Pair(
                                String.valueOf(pairs.size() + 1),
                                left,
                                target.id(),
                                feedback(Body.children(item), "a pair")));
            }
        }
        if (pairs.size() < 2 || pairs.size() > MAX_PAIRS) {
            findings.error(
                    body.place(list),
                    "a matching question has 2 to " + MAX_PAIRS + " pairs, not " + pairs.size());
        }
        if (targets.size() < 2 || targets.size() > MAX_ANSWERS) {
            findings.error(
                    body.place(list),
                    "a matching question has 2 to 25 different right sides, not " + targets.size());
        }
        return new Question.Matching(head, partial, pairs, List.copyOf(targets.values()));
    }

    private Question sequencing(Head head, ListBlock list, boolean partial) {
        return new Question.Sequencing(head, partial, lines(list, "a step", 2, 12));
    }

    private Question likert(Head head, ListBlock list) {
        if (isOptions(list)) {
            findings.error(
                    body.place(list), "a scale has no right answer; leave out the ( ) and (x)");
        }
        return new Question.Likert(head, lines(list, "a point of the scale", 2, 11));
    }

    /** Single lines that differ. */
    private List<Question.Component> lines(ListBlock list, String what, int least, int most) {
        List<Question.Component> lines = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        for (Block item : Body.children(list)) {
            String line = line(item);
            if (line.isEmpty() || Body.children(item).size() != 1) {
                findings.error(body.place(item), what + " is one line of text");
            } else if (!texts.add(line)) {
                findings.error(body.place(item), "this line is in the list twice");
            } else {
                lines.add(new Question.Component(letter(lines.size()), line));
            }
        }
        if (lines.size() < least || lines.size() > most) {
            findings.error(
                    body.place(list),
                    "this list has "
                            + least
                            + " to "
                            + most
                            + " different lines, not "
                            + lines.size());
        }
        return lines;
    }

    /** The one line of an item that holds text; empty for anything else. */
    private String line(Block item) {
        List<Block> parts = Body.children(item);
        return !parts.isEmpty() && parts.get(0) instanceof Paragraph
                ? body.raw(parts.get(0)).replaceAll("\\s*\\n\\s*", " ").strip()
                : "";
    }
}
