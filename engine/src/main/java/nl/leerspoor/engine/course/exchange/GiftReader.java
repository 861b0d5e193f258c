package nl.leerspoor.engine.course.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.OpenQuestion;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.QuestionBank.Item;
import org.jspecify.annotations.Nullable;

/** Reads GIFT as Moodle reads it; what was written by {@link GiftWriter} comes back as it was. */
final class GiftReader {
    static final String YES = "Waar";
    static final String NO = "Niet waar";
    static final String CRITERIA = "**Waar let je op?**";

    private static final int MAX_ITEMS = 5_000;
    private static final String ESCAPABLE = "\\~=#{}:n";
    // Escaped characters stand in for themselves while the text is cut up.
    private static final char STAND_IN = '\uE000';
    private static final Pattern COMMENT_ID = Pattern.compile("\\[id:((?:[^\\]\\\\]++|\\\\.)*+)]");
    private static final Pattern COMMENT_TAG =
            Pattern.compile("\\[tag:((?:[^\\]\\\\]++|\\\\.)*+)]");
    private static final Pattern TITLE = Pattern.compile("^::(.*?)::", Pattern.DOTALL);
    private static final Pattern FORMAT = Pattern.compile("^\\s*\\[(html|moodle|plain|markdown)]");
    private static final Pattern TRUTH =
            Pattern.compile("(T|TRUE|F|FALSE)\\s*(?:#(.*))?", Pattern.DOTALL);
    private static final Pattern WEIGHT = Pattern.compile("^%(-?[0-9.]+)%");
    private static final Pattern BLANK = Pattern.compile("\\n[ \\t]*\\n");
    private static final String NUMBER = "([+-]?[0-9]{1,12}(?:\\.[0-9]{1,9})?)";
    private static final Pattern RANGE =
            Pattern.compile(NUMBER + "\\s*(?:(\\.\\.|:)\\s*" + NUMBER + ")?");

    private final String file;
    private final Ids ids = new Ids();
    private final List<Item> items = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    // of the item at hand
    private String id = "";
    private String format = "moodle";
    private Map<String, String> tags = Map.of();

    private GiftReader(String file) {
        this.file = file;
    }

    static Imported read(String file, String text) {
        GiftReader gift = new GiftReader(file);
        gift.blocks(text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n'));
        return new Imported(gift.items, gift.losses, gift.diagnostics);
    }

    private void blocks(String text) {
        List<String> comments = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        int line = 0;
        int start = 1;
        for (String one : (text + "\n\n").split("\n", -1)) {
            line++;
            String stripped = one.strip();
            if (stripped.startsWith("//")) {
                comments.add(stripped);
            } else if (stripped.startsWith("$CATEGORY:")) {
                comments.clear();
            } else if (!stripped.isEmpty()) {
                start = block.length() == 0 ? line : start;
                block.append(one).append('\n');
            } else if (block.length() > 0) {
                if (items.size() >= MAX_ITEMS) {
                    error(start, "the file has more than " + MAX_ITEMS + " questions");
                    return;
                }
                block(block.toString().strip(), comments, start);
                block.setLength(0);
                comments.clear();
            }
        }
    }

    private void block(String source, List<String> comments, int line) {
        String text = protect(source);
        String name = "";
        Matcher title = TITLE.matcher(text);
        if (title.find()) {
            name = restore(title.group(1)).strip();
            text = text.substring(title.end()).strip();
        }
        format = "moodle";
        Matcher said = FORMAT.matcher(text);
        if (said.find()) {
            format = said.group(1);
            text = text.substring(said.end()).strip();
        }
        int open = text.indexOf('{');
        int close = text.lastIndexOf('}');
        if (open < 0 && close < 0) {
            losses.add(
                    new Loss(
                            name.isEmpty() ? file + ":" + line : name,
                            "left out: a text without answers, no question"));
            return;
        }
        if (open < 0 || close < open) {
            error(line, "the braces { } of this question do not match");
            return;
        }
        String before = text.substring(0, open).strip();
        String after = text.substring(close + 1).strip();
        readComments(comments, name, before);
        if (!after.isEmpty()) {
            before = before + " \u2026 " + after;
        }
        String stem = markdown(before);
        Matcher blank = BLANK.matcher(stem);
        Prose more = Prose.EMPTY;
        if (blank.find()) {
            more = new Prose(stem.substring(blank.end()).strip());
            stem = stem.substring(0, blank.start());
        }
        if (stem.isBlank()) {
            error(line, "the question has no text before {");
            return;
        }
        try {
            Question question =
                    question(
                            stem.replaceAll("\\s*\\n\\s*", " ").strip(),
                            more,
                            text.substring(open + 1, close).strip());
            items.add(new Item(question, tags));
        } catch (Unreadable e) {
            error(line, e.getMessage());
        }
    }

    private void readComments(List<String> comments, String name, String stem) {
        Map<String, String> found = new HashMap<>();
        String given = "";
        for (String comment : comments) {
            Matcher idOf = COMMENT_ID.matcher(comment);
            if (given.isEmpty() && idOf.find()) {
                given = idOf.group(1);
            }
            Matcher tag = COMMENT_TAG.matcher(comment);
            while (tag.find()) {
                String value = tag.group(1).replace("\\]", "]");
                int equals = value.indexOf('=');
                if (equals > 0) {
                    found.put(value.substring(0, equals).strip(), value.substring(equals + 1));
                }
            }
        }
        String wanted = !given.isEmpty() ? given : !name.isEmpty() ? name : first(stem);
        id = ids.of(wanted);
        if (!name.isEmpty() && given.isEmpty() && !id.equals(name)) {
            lose("its name was \"" + name + "\"");
        }
        tags = found;
    }

    private static String first(String stem) {
        String plain = restore(stem).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 ]", "");
        String[] words = plain.strip().split("\\s+", -1);
        return String.join("_", List.of(words).subList(0, Math.min(5, words.length)));
    }

    // ---- answers

    private Question question(String stem, Prose more, String inside) throws Unreadable {
        String answers = inside;
        String general = "";
        int at = answers.indexOf("####");
        if (at >= 0) {
            general = markdown(answers.substring(at + 4));
            answers = answers.substring(0, at).strip();
        }
        if (answers.isEmpty()) {
            return essay(stem, more, general);
        }
        Question.Head head =
                new Question.Head(
                        id,
                        stem,
                        more,
                        new Prose(general),
                        List.of(),
                        tags.getOrDefault("outcome", ""),
                        whole(tags.get("points"), 1));
        Matcher truth = TRUTH.matcher(answers);
        if (answers.startsWith("#")) {
            return numeric(head, answers.substring(1).strip());
        }
        if (truth.matches()) {
            return trueFalse(head, truth.group(1).startsWith("T"), truth.group(2));
        }
        List<Part> parts = parts(answers);
        if (parts.stream().noneMatch(part -> part.mark == '~')) {
            return parts.stream().allMatch(part -> part.text.contains("->"))
                    ? pairs(head, parts)
                    : fillIn(head, parts);
        }
        return choice(head, parts);
    }

    private OpenQuestion essay(String stem, Prose more, String general) {
        String model = general;
        List<String> criteria = new ArrayList<>();
        int at = general.indexOf(CRITERIA);
        if (at >= 0) {
            model = general.substring(0, at).strip();
            for (String line : general.substring(at + CRITERIA.length()).strip().split("\n", -1)) {
                criteria.add(line.replaceFirst("^- ", "").strip());
            }
        }
        if (model.isBlank()) {
            lose("it has no model answer; write one, and what to look for");
            model = "…";
        }
        if (criteria.isEmpty()) {
            criteria.add("…");
        }
        return new OpenQuestion(
                id,
                stem,
                more,
                new Prose(model),
                criteria,
                tags.getOrDefault("outcome", ""),
                whole(tags.get("minwords"), 0));
    }

    private Question trueFalse(Question.Head head, boolean right, @Nullable String feedback) {
        String[] told = feedback == null ? new String[0] : feedback.split("#", -1);
        Prose whenWrong = told.length > 0 ? new Prose(markdown(told[0])) : Prose.EMPTY;
        Prose whenRight = told.length > 1 ? new Prose(markdown(told[1])) : Prose.EMPTY;
        return new Question.TrueFalse(
                head,
                new Question.Option("true", YES, right, right ? whenRight : whenWrong),
                new Question.Option("false", NO, !right, right ? whenWrong : whenRight));
    }

    private Question choice(Question.Head head, List<Part> parts) throws Unreadable {
        long equals = parts.stream().filter(part -> part.mark == '=').count();
        boolean weighed = parts.stream().anyMatch(part -> part.mark == '~' && part.weight > 0);
        boolean multiple = equals != 1 && (equals > 1 || weighed);
        List<Question.Option> options = new ArrayList<>();
        for (Part part : parts) {
            boolean right = part.mark == '=' || (multiple && part.weight > 0);
            options.add(
                    new Question.Option(
                            letter(options.size()), markdown(part.text), right, part.feedback));
        }
        if (options.size() < 2 || options.size() > 26) {
            throw new Unreadable("a question has 2 to 26 options, not " + options.size());
        }
        if (options.stream().noneMatch(Question.Option::right)) {
            throw new Unreadable("none of the options is right");
        }
        String credit = tags.get("credit");
        if (credit == null && (multiple || weighed)) {
            lose(
                    multiple
                            ? "its weights are now ours: a right choice adds its share, a wrong one"
                                    + " takes as much away"
                            : "part of the points for a nearly right option is lost");
        }
        return new Question.Choice(head, multiple, multiple && !"all".equals(credit), options);
    }

    private Question fillIn(Question.Head head, List<Part> parts) throws Unreadable {
        List<Question.Option> answers = new ArrayList<>();
        for (Part part : parts) {
            boolean right = part.weight > 0;
            if (right && part.weight < 100) {
                lose("\"" + restore(part.text) + "\" gave part of the points and now gives all");
            }
            String text = restore(FORMAT.matcher(part.text).replaceFirst("")).strip();
            if (text.contains("*")) {
                lose("the * in \"" + text + "\" stood for anything and is now a star");
            }
            answers.add(new Question.Option(letter(answers.size()), text, right, part.feedback));
        }
        if (answers.size() > 25 || answers.stream().noneMatch(Question.Option::right)) {
            throw new Unreadable("a question has 1 to 25 answers, at least one of them right");
        }
        return new Question.FillIn(head, "exact".equals(tags.get("case")), answers);
    }

    private Question numeric(Question.Head head, String inside) throws Unreadable {
        List<Part> parts =
                inside.startsWith("=") || inside.startsWith("~")
                        ? parts(inside)
                        : List.of(part('=', inside));
        List<Question.Range> ranges = new ArrayList<>();
        for (Part part : parts) {
            Matcher range = RANGE.matcher(part.text.strip());
            if (!range.matches()) {
                throw new Unreadable("\"" + restore(part.text) + "\" is not a number");
            }
            BigDecimal min = new BigDecimal(range.group(1));
            BigDecimal max = min;
            if (range.group(2) != null) {
                BigDecimal second = new BigDecimal(range.group(3));
                boolean bounds = range.group(2).equals("..");
                max = bounds ? second : min.add(second);
                min = bounds ? min : min.subtract(second);
            }
            if (min.compareTo(max) > 0) {
                throw new Unreadable("the range \"" + restore(part.text) + "\" is empty");
            }
            boolean right = part.mark == '=' && part.weight > 0;
            if (right && part.weight < 100) {
                lose("\"" + part.text.strip() + "\" gave part of the points and now gives all");
            }
            ranges.add(new Question.Range(letter(ranges.size()), min, max, right, part.feedback));
        }
        if (ranges.size() > 25 || ranges.stream().noneMatch(Question.Range::right)) {
            throw new Unreadable("a question has 1 to 25 answers, at least one of them right");
        }
        return new Question.Numeric(head, tags.getOrDefault("unit", ""), ranges);
    }

    private Question pairs(Question.Head head, List<Part> parts) throws Unreadable {
        boolean order = Question.Kind.SEQUENCING.key().equals(tags.get("type"));
        List<Question.Pair> pairs = new ArrayList<>();
        List<Question.Component> steps = new ArrayList<>();
        Map<String, Question.Component> targets = new LinkedHashMap<>();
        for (Part part : parts) {
            int arrow = part.text.indexOf("->");
            String left = markdown(part.text.substring(0, arrow));
            String right = markdown(part.text.substring(arrow + 2));
            String letter = letter(targets.size());
            Question.Component target =
                    targets.computeIfAbsent(right, text -> new Question.Component(letter, text));
            steps.add(new Question.Component(letter(steps.size()), right));
            if (!left.isEmpty()) {
                String number = String.valueOf(pairs.size() + 1);
                pairs.add(new Question.Pair(number, left, target.id(), Prose.EMPTY));
            }
        }
        String credit = tags.get("credit");
        if (order && steps.size() >= 2 && steps.size() <= 12) {
            return new Question.Sequencing(head, "partial".equals(credit), steps);
        }
        if (pairs.size() < 2 || pairs.size() > 9 || targets.size() < 2 || targets.size() > 25) {
            throw new Unreadable(
                    "a matching question has 2 to 9 pairs and 2 to 25 right sides, not "
                            + pairs.size()
                            + " and "
                            + targets.size());
        }
        return new Question.Matching(
                head, !"all".equals(credit), pairs, List.copyOf(targets.values()));
    }

    /** One answer: {@code =} or {@code ~}, its weight in percent, its text and its feedback. */
    private record Part(char mark, double weight, String text, Prose feedback) {}

    private List<Part> parts(String inside) throws Unreadable {
        List<Part> parts = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= inside.length(); i++) {
            boolean mark =
                    i == inside.length() || inside.charAt(i) == '=' || inside.charAt(i) == '~';
            if (mark) {
                if (start >= 0) {
                    parts.add(part(inside.charAt(start), inside.substring(start + 1, i)));
                } else if (i > 0 && !inside.substring(0, i).isBlank()) {
                    throw new Unreadable("an answer starts with = or ~");
                }
                start = i;
            }
        }
        return parts;
    }

    private Part part(char mark, String text) {
        int hash = text.indexOf('#');
        String answer = (hash < 0 ? text : text.substring(0, hash)).strip();
        Prose feedback = hash < 0 ? Prose.EMPTY : new Prose(markdown(text.substring(hash + 1)));
        double weight = mark == '=' ? 100 : 0;
        Matcher percent = WEIGHT.matcher(answer);
        if (percent.find()) {
            try {
                weight = Double.parseDouble(percent.group(1));
            } catch (NumberFormatException e) {
                weight = 0; // "%..%": Moodle reads it as no weight too
            }
            answer = answer.substring(percent.end()).strip();
        }
        return new Part(mark, weight, answer, feedback);
    }

    // ---- texts

    /** A piece of text in its format, as Markdown. */
    private String markdown(String piece) {
        String in = format;
        String text = piece.strip();
        Matcher said = FORMAT.matcher(text);
        if (said.find()) {
            in = said.group(1);
            text = text.substring(said.end());
        }
        String plain = restore(text).strip();
        if (in.equals("markdown")) {
            return plain;
        }
        if (in.equals("html")
                || (in.equals("moodle") && plain.matches("(?s).*<[a-zA-Z][^>]{0,2000}>.*"))) {
            MarkdownText.Result result = MarkdownText.html(plain);
            if (result.lossy()) {
                lose("some of its mark-up is lost");
            }
            return result.markdown();
        }
        return MarkdownText.escape(plain);
    }

    private static String protect(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int escaped =
                    c == '\\' && i + 1 < text.length() ? ESCAPABLE.indexOf(text.charAt(i + 1)) : -1;
            if (escaped >= 0) {
                out.append((char) (STAND_IN + escaped));
                i++;
            } else {
                out.append(c >= STAND_IN && c < STAND_IN + ESCAPABLE.length() ? ' ' : c);
            }
        }
        return out.toString();
    }

    private static String restore(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int at = c - STAND_IN;
            if (at >= 0 && at < ESCAPABLE.length()) {
                char escaped = ESCAPABLE.charAt(at);
                out.append(escaped == 'n' ? '\n' : escaped);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String letter(int index) {
        return String.valueOf((char) ('a' + Math.min(index, 25)));
    }

    private static int whole(@Nullable String text, int otherwise) {
        return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : otherwise;
    }

    private void lose(String what) {
        losses.add(new Loss(id, what));
    }

    private void error(int line, @Nullable String message) {
        diagnostics.add(
                new Diagnostic(
                        Diagnostic.Severity.ERROR, file, line, 1, message == null ? "" : message));
    }

    /** This item cannot be read; the next one may. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }
}
