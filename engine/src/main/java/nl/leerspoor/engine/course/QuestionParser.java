package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.course.Question.Option;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/** Reads closed questions, for quizzes and for the exam bank. */
final class QuestionParser {
    private static final Pattern MARK =
            Pattern.compile("(?:\\(([ xX])\\)|\\[([ xX])])(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern ALMOST =
            Pattern.compile("(?:\\(\\s*[xX*v]?\\s*\\)|\\[\\s*[xX*v]?\\s*]).*", Pattern.DOTALL);
    private static final int MAX_OPTIONS = 26;

    private final Body body;
    private final Findings findings;
    private final References references;

    QuestionParser(Body body, References references) {
        this.body = body;
        this.findings = body.findings();
        this.references = references;
    }

    /** Whether a list holds options, so that it cannot be plain text. */
    boolean isOptions(Block block) {
        return block instanceof ListBlock list
                && list.getFirstChild() != null
                && ALMOST.matcher(body.raw(Body.children(list.getFirstChild()))).matches();
    }

    /** Reads the part under one heading; its attributes are read by the caller. */
    Question parse(Body.Section section, Attributes.Reader attributes, int points) {
        int at = 0;
        List<Block> blocks = section.blocks();
        while (at < blocks.size() && !isOptions(blocks.get(at))) {
            at++;
        }
        Prose text = body.prose(blocks.subList(0, at));
        body.refuseAttributes(blocks);
        List<Option> options = List.of();
        boolean multiple = false;
        Prose explanation = Prose.EMPTY;
        if (at == blocks.size()) {
            findings.error(
                    section.place(),
                    "the question has no options; write them as a list, the right one as - (x)");
        } else {
            ListBlock list = (ListBlock) blocks.get(at);
            multiple = isMultiple(list);
            options = options(list, multiple);
            checkKey(section.place(), options, multiple);
            explanation = explanation(blocks.subList(at + 1, blocks.size()));
        }
        String outcome = attributes.required("outcome", "name the outcome it tests (S0-041)");
        if (!outcome.isEmpty()) {
            references.use(References.Kind.OUTCOME, outcome, attributes.at("outcome"));
        }
        return new Question(
                attributes.id(),
                multiple,
                section.title(),
                text,
                options,
                explanation,
                outcome,
                points);
    }

    private boolean isMultiple(ListBlock list) {
        Block first = Body.children(list).get(0);
        return body.raw(Body.children(first)).startsWith("[");
    }

    private List<Option> options(ListBlock list, boolean multiple) {
        List<Option> options = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        for (Block item : Body.children(list)) {
            String id = String.valueOf((char) ('a' + Math.min(options.size(), MAX_OPTIONS - 1)));
            Option option = option(item, id, multiple);
            if (option == null) {
                continue;
            }
            if (!texts.add(option.text())) {
                findings.error(body.place(item), "this option is in the list twice");
            }
            options.add(option);
        }
        if (options.size() < 2 || options.size() > MAX_OPTIONS) {
            findings.error(
                    body.place(list), "a question has 2 to 26 options, not " + options.size());
        }
        return options;
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
        Prose feedback = Prose.EMPTY;
        for (Block part : parts.subList(1, parts.size())) {
            if (part instanceof BlockQuote quote && feedback.isEmpty()) {
                feedback = body.prose(Body.children(quote));
            } else {
                findings.error(
                        body.place(part),
                        "an option has one line of text and at most one quote (>) as feedback");
            }
        }
        boolean right = !" ".equals(square ? mark.group(2) : mark.group(1));
        return new Option(id, text, right, feedback);
    }

    private void checkKey(Place place, List<Option> options, boolean multiple) {
        long right = options.stream().filter(Option::right).count();
        if (!multiple && right != 1) {
            findings.error(
                    place, "a single choice has exactly one right option (x); this has " + right);
        } else if (multiple && right == 0) {
            findings.error(place, "none of the options is right; mark at least one [x]");
        }
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
}
