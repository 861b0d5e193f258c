package nl.leerspoor.engine.course.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.content.SecureXml;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.OpenQuestion;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.QuestionBank.Item;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads QTI items of 2.x and 3.0: one interaction of a kind we have, with its key and feedback.
 * What was written by {@link QtiWriter} comes back as it was.
 */
final class QtiReader {
    private static final Set<String> INTERACTIONS =
            Set.of(
                    "choiceInteraction",
                    "matchInteraction",
                    "orderInteraction",
                    "textEntryInteraction",
                    "extendedTextInteraction");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([a-z]+)=(?:\"([^\"]*)\"|([^\\s\"}]+))");
    private static final Pattern LABEL_ID = Pattern.compile("^\\{#([A-Za-z0-9_.]{1,64})[ }]");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,12}(?:\\.[0-9]{1,9})?");

    private final Ids ids = new Ids();
    private final List<Item> items = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    // of the item at hand
    private String id = "";
    private Map<String, String> label = Map.of();

    private QtiReader() {}

    /**
     * Reads XML files; those that hold no item are passed over.
     *
     * @param files bytes by path
     */
    static Imported read(SortedMap<String, byte[]> files) {
        QtiReader qti = new QtiReader();
        Set<String> order = new LinkedHashSet<>(listed(files.get("imsmanifest.xml")));
        order.retainAll(files.keySet());
        order.addAll(files.keySet());
        for (String path : order) {
            qti.file(path, Objects.requireNonNull(files.get(path)));
        }
        return new Imported(qti.items, qti.losses, qti.diagnostics);
    }

    /** The files that a manifest names, in its order: that of the bank. */
    private static List<String> listed(byte @Nullable [] manifest) {
        if (manifest == null) {
            return List.of();
        }
        try {
            Element root = SecureXml.parse(manifest).getDocumentElement();
            return MarkdownText.isDeep(root)
                    ? List.of()
                    : descendants(root).stream()
                            .filter(element -> name(element).equals("resource"))
                            .map(element -> attribute(element, "href"))
                            .toList();
        } catch (SAXException e) {
            return List.of(); // reported when its turn comes
        }
    }

    private void file(String path, byte[] bytes) {
        Element root;
        try {
            root = SecureXml.parse(bytes).getDocumentElement();
        } catch (SAXParseException e) {
            error(path, e.getLineNumber(), "this is not XML we read: " + e.getMessage());
            return;
        } catch (SAXException e) {
            error(path, 0, "this is not XML we read: " + e.getMessage());
            return;
        }
        if (MarkdownText.isDeep(root)) {
            error(path, 0, "the XML is nested deeper than any item is");
            return;
        }
        String name = name(root);
        if (name.equals("assessmentTest")) {
            losses.add(new Loss(path, "left out: a test; its items are read, its order is not"));
        }
        if (!name.equals("assessmentItem")) {
            return;
        }
        try {
            item(root);
        } catch (Unreadable e) {
            losses.add(new Loss(path, "left out: " + e.getMessage()));
        }
    }

    private void item(Element root) throws Unreadable {
        readLabel(root);
        Element body = child(root, "itemBody");
        if (body == null) {
            throw new Unreadable("it has no body");
        }
        List<Element> interactions = new ArrayList<>();
        Set<String> unknown = new HashSet<>();
        for (Element element : descendants(body)) {
            String name = name(element);
            if (INTERACTIONS.contains(name)) {
                interactions.add(element);
            } else if (name.endsWith("Interaction")) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw new Unreadable("we have no " + unknown.iterator().next());
        }
        if (interactions.size() != 1) {
            throw new Unreadable(
                    "it has " + interactions.size() + " interactions; we read items with one");
        }
        Element interaction = interactions.get(0);
        Element declaration = declaration(root, attribute(interaction, "responseIdentifier"));
        Map<String, Prose> feedback = feedback(root, body);
        Stem stem = stem(root, body, interaction);
        if (name(interaction).equals("extendedTextInteraction")) {
            items.add(new Item(open(body, stem), label));
            return;
        }
        Question question = question(root, body, interaction, declaration, stem, feedback);
        if (!feedback.isEmpty()) {
            lose("feedback that belongs to no single answer is lost: " + feedback.keySet());
        }
        items.add(new Item(question, label));
    }

    private void readLabel(Element root) {
        String text = attribute(root, "label");
        Map<String, String> values = new HashMap<>();
        String given = "";
        if (attribute(root, "toolName").equals(QtiWriter.TOOL)) {
            Matcher attribute = ATTRIBUTE.matcher(text);
            while (attribute.find()) {
                String quoted = attribute.group(2);
                values.put(attribute.group(1), quoted == null ? attribute.group(3) : quoted);
            }
            Matcher ours = LABEL_ID.matcher(text);
            given = ours.find() ? ours.group(1) : "";
        }
        label = values;
        String wanted = given.isEmpty() ? attribute(root, "identifier") : given;
        id = ids.of(wanted);
        if (!id.equals(wanted)) {
            lose("its identifier was \"" + wanted + "\"");
        }
    }

    private boolean isOurs() {
        return !label.isEmpty();
    }

    // ---- the question and what stands around it

    private record Stem(String line, Prose text) {}

    private Stem stem(Element root, Element body, Element interaction) {
        List<String> blocks = new ArrayList<>();
        String stem = "";
        for (Element element : MarkdownText.elements(body)) {
            if (element == interaction || name(element).equals("rubricBlock")) {
                continue;
            }
            if (element.getAttribute("class").equals(QtiWriter.STEM) && stem.isEmpty()) {
                stem = line(element);
            } else if (descendants(element).contains(interaction)) {
                String around = withoutInteraction(element, interaction);
                if (!around.isBlank() && !isUnit(element)) {
                    blocks.add(around);
                }
            } else {
                blocks.add(blocks(element));
            }
        }
        Element prompt = child(interaction, "prompt");
        if (prompt != null && stem.isEmpty()) {
            stem = line(prompt);
        } else if (prompt != null) {
            blocks.add(blocks(prompt));
        }
        blocks.removeIf(String::isBlank);
        if (stem.isBlank() && !blocks.isEmpty()) {
            stem = blocks.remove(0).replaceAll("\\s*\\n\\s*", " ");
        }
        if (stem.isBlank()) {
            stem = MarkdownText.escape(attribute(root, "title"));
            lose("it has no question but its title");
        }
        return new Stem(stem, new Prose(String.join("\n\n", blocks)));
    }

    private boolean isUnit(Element paragraph) {
        return isOurs() && paragraph.getElementsByTagName("span").getLength() == 1;
    }

    private String withoutInteraction(Element block, Element interaction) {
        Element copy = (Element) block.cloneNode(true);
        for (Element element : descendants(copy)) {
            if (name(element).equals(name(interaction))) {
                org.w3c.dom.Node parent = element.getParentNode();
                if (parent != null) {
                    boolean alone = parent.getTextContent().isBlank();
                    parent.replaceChild(
                            copy.getOwnerDocument().createTextNode(alone ? "" : "\u2026"), element);
                }
            }
        }
        return blocks(copy);
    }

    private Question.Head head(Element root, Element body, Stem stem, Map<String, Prose> feedback) {
        Prose explanation = feedback.remove(QtiWriter.EXPLANATION);
        List<Prose> hints = new ArrayList<>();
        for (Element rubric : rubrics(body)) {
            if (rubric.getAttribute("class").equals(QtiWriter.HINT)) {
                hints.add(new Prose(blocks(rubric)));
            } else {
                lose("a rubric for " + attribute(rubric, "view") + " is lost");
            }
        }
        return new Question.Head(
                id,
                stem.line(),
                stem.text(),
                explanation == null ? Prose.EMPTY : explanation,
                hints,
                label.getOrDefault("outcome", ""),
                points(root));
    }

    private int points(Element root) {
        String given = label.get("points");
        if (given != null && given.matches("[1-9][0-9]?|100")) {
            return Integer.parseInt(given);
        }
        for (Element outcome : children(root, "outcomeDeclaration")) {
            String most = attribute(outcome, "normalMaximum");
            if (attribute(outcome, "identifier").equals(QtiWriter.SCORE)
                    && most.matches("[1-9][0-9]?(\\.0+)?")) {
                return Integer.parseInt(most.replaceAll("\\..*", ""));
            }
        }
        return 1;
    }

    private OpenQuestion open(Element body, Stem stem) {
        String model = "";
        List<String> criteria = new ArrayList<>();
        for (Element rubric : rubrics(body)) {
            switch (rubric.getAttribute("class")) {
                case QtiWriter.MODEL -> model = blocks(rubric);
                case QtiWriter.CRITERIA -> {
                    for (Element item : descendants(rubric)) {
                        if (name(item).equals("li")) {
                            criteria.add(line(item));
                        }
                    }
                }
                default -> model = model.isEmpty() ? blocks(rubric) : model;
            }
        }
        if (model.isBlank()) {
            lose("it has no model answer; write one, and what to look for");
            model = "…";
        }
        if (criteria.isEmpty()) {
            criteria.add("…");
        }
        String words = label.getOrDefault("minwords", "0");
        return new OpenQuestion(
                id,
                stem.line(),
                stem.text(),
                new Prose(model),
                criteria,
                label.getOrDefault("outcome", ""),
                words.matches("[0-9]{1,4}") ? Integer.parseInt(words) : 0);
    }

    /**
     * Modal and inline feedback by identifier; those that are shown when it is not chosen apart.
     */
    private Map<String, Prose> feedback(Element root, Element body) {
        Map<String, Prose> found = new LinkedHashMap<>();
        List<Element> elements = new ArrayList<>(children(root, "modalFeedback"));
        for (Element element : descendants(body)) {
            if (Set.of("feedbackInline", "feedbackBlock").contains(name(element))) {
                elements.add(element);
            }
        }
        for (Element element : elements) {
            Prose text = new Prose(blocks(element));
            if (attribute(element, "showHide").equals("hide")) {
                lose("feedback that is shown for other answers is lost");
            } else if (!text.isEmpty()) {
                found.putIfAbsent(attribute(element, "identifier"), text);
            }
        }
        return found;
    }

    // ---- kinds

    private Question question(
            Element root,
            Element body,
            Element interaction,
            Element declaration,
            Stem stem,
            Map<String, Prose> feedback)
            throws Unreadable {
        return switch (name(interaction)) {
            case "choiceInteraction" ->
                    choice(root, body, interaction, declaration, stem, feedback);
            case "matchInteraction" ->
                    matching(head(root, body, stem, feedback), interaction, declaration, feedback);
            case "orderInteraction" ->
                    sequencing(head(root, body, stem, feedback), interaction, declaration);
            default ->
                    attribute(declaration, "baseType").equals("string")
                            ? fillIn(root, head(root, body, stem, feedback), declaration, feedback)
                            : numeric(
                                    root, head(root, body, stem, feedback), declaration, feedback);
        };
    }

    private Question choice(
            Element root,
            Element body,
            Element interaction,
            Element declaration,
            Stem stem,
            Map<String, Prose> feedback)
            throws Unreadable {
        Question.Head head = head(root, body, stem, feedback);
        Map<String, Double> weights = mapping(declaration);
        Set<String> right = new HashSet<>(values(declaration));
        if (right.isEmpty()) {
            weights.forEach(
                    (key, weight) -> {
                        if (weight > 0) {
                            right.add(key);
                        }
                    });
        }
        List<Element> choices = children(interaction, "simpleChoice");
        if (choices.size() < 2 || choices.size() > 26) {
            throw new Unreadable("it has " + choices.size() + " options; we have 2 to 26");
        }
        boolean multiple = attribute(declaration, "cardinality").equals("multiple");
        String type = label.getOrDefault("type", "");
        if (right.isEmpty() && !multiple) {
            return likert(head, choices, feedback);
        }
        if (right.isEmpty()) {
            throw new Unreadable("it has no key");
        }
        List<Question.Option> options = new ArrayList<>();
        for (Element choice : choices) {
            String identifier = attribute(choice, "identifier");
            Prose told = feedback.remove(identifier);
            options.add(
                    new Question.Option(
                            type.equals("true-false") ? identifier : letter(options.size()),
                            text(choice),
                            right.contains(identifier),
                            told == null ? Prose.EMPTY : told));
        }
        long marked = options.stream().filter(Question.Option::right).count();
        if (marked == 0 || (!multiple && marked != 1)) {
            throw new Unreadable("its key names " + marked + " of its options");
        }
        if (type.equals("true-false") && options.size() == 2) {
            return new Question.TrueFalse(head, options.get(0), options.get(1));
        }
        if (!isOurs() && !weights.isEmpty()) {
            lose(
                    multiple
                            ? "its weights are now ours: a right choice adds its share, a wrong one"
                                    + " takes as much away"
                            : "its weights are lost: the one right option gives all points");
        }
        boolean partial =
                isOurs() ? "partial".equals(label.get("credit")) : multiple && !weights.isEmpty();
        return new Question.Choice(head, multiple, multiple && partial, options);
    }

    private Question likert(Question.Head head, List<Element> choices, Map<String, Prose> feedback)
            throws Unreadable {
        if (choices.size() > 11) {
            throw new Unreadable("it has no key, and more points than a scale has");
        }
        if (!isOurs()) {
            lose("it has no key and is now a scale without a right answer");
        }
        List<Question.Component> scale = new ArrayList<>();
        for (Element choice : choices) {
            if (feedback.remove(attribute(choice, "identifier")) != null) {
                lose("the feedback of a point of the scale is lost");
            }
            scale.add(new Question.Component(letter(scale.size()), text(choice)));
        }
        return new Question.Likert(
                new Question.Head(
                        head.id(),
                        head.stem(),
                        head.text(),
                        head.explanation(),
                        head.hints(),
                        head.outcome(),
                        0),
                scale);
    }

    private Question matching(
            Question.Head head,
            Element interaction,
            Element declaration,
            Map<String, Prose> feedback)
            throws Unreadable {
        List<Element> sets = children(interaction, "simpleMatchSet");
        if (sets.size() != 2) {
            throw new Unreadable("it has " + sets.size() + " sets to match; we have two");
        }
        Map<String, String> key = new HashMap<>();
        for (String pair : values(declaration)) {
            String[] sides = pair.strip().split("\\s+", -1);
            if (sides.length != 2 || key.put(sides[0], sides[1]) != null) {
                throw new Unreadable("something on the left belongs to several on the right");
            }
        }
        Map<String, Question.Component> targets = new LinkedHashMap<>();
        for (Element choice : children(sets.get(1), "simpleAssociableChoice")) {
            targets.put(
                    attribute(choice, "identifier"),
                    new Question.Component(letter(targets.size()), text(choice)));
        }
        List<Question.Pair> pairs = new ArrayList<>();
        for (Element choice : children(sets.get(0), "simpleAssociableChoice")) {
            String identifier = attribute(choice, "identifier");
            Question.Component target = targets.get(key.getOrDefault(identifier, ""));
            if (target == null) {
                throw new Unreadable("\"" + text(choice) + "\" belongs to nothing on the right");
            }
            Prose told = feedback.remove(identifier);
            pairs.add(
                    new Question.Pair(
                            String.valueOf(pairs.size() + 1),
                            text(choice),
                            target.id(),
                            told == null ? Prose.EMPTY : told));
        }
        if (pairs.size() < 2 || pairs.size() > 9 || targets.size() < 2 || targets.size() > 25) {
            throw new Unreadable(
                    "we have 2 to 9 pairs and 2 to 25 right sides, not "
                            + pairs.size()
                            + " and "
                            + targets.size());
        }
        boolean partial =
                isOurs() ? "partial".equals(label.get("credit")) : !mapping(declaration).isEmpty();
        return new Question.Matching(head, partial, pairs, List.copyOf(targets.values()));
    }

    private Question sequencing(Question.Head head, Element interaction, Element declaration)
            throws Unreadable {
        Map<String, String> texts = new HashMap<>();
        for (Element choice : children(interaction, "simpleChoice")) {
            texts.put(attribute(choice, "identifier"), text(choice));
        }
        List<Question.Component> steps = new ArrayList<>();
        for (String value : values(declaration)) {
            String text = texts.remove(value);
            if (text == null) {
                throw new Unreadable(
                        "its key names the step \"" + value + "\", which is not there");
            }
            steps.add(new Question.Component(letter(steps.size()), text));
        }
        if (!texts.isEmpty() || steps.size() < 2 || steps.size() > 12) {
            throw new Unreadable("its key does not put all of 2 to 12 steps in order");
        }
        return new Question.Sequencing(head, "partial".equals(label.get("credit")), steps);
    }

    private Question fillIn(
            Element root, Question.Head head, Element declaration, Map<String, Prose> feedback)
            throws Unreadable {
        Map<String, Boolean> texts = new LinkedHashMap<>();
        boolean caseMatters = false;
        boolean stated = false;
        for (Element match : conditions(root, "stringMatch")) {
            Element base = child(match, "baseValue");
            if (base != null) {
                boolean right = scores(match);
                texts.merge(base.getTextContent(), right, (one, other) -> one || other);
                caseMatters |= !attribute(match, "caseSensitive").equals("false");
                stated = true;
            }
        }
        for (Element entry : entries(declaration)) {
            texts.putIfAbsent(attribute(entry, "mapKey"), number(entry, "mappedValue") > 0);
            caseMatters |= attribute(entry, "caseSensitive").equals("true");
            stated = true;
        }
        for (String value : values(declaration)) {
            texts.putIfAbsent(value, true);
        }
        caseMatters |= !stated; // match compares strings as they are
        List<Question.Option> answers = new ArrayList<>();
        for (Map.Entry<String, Boolean> text : texts.entrySet()) {
            String letter = letter(answers.size());
            Prose told = feedback.remove(letter);
            answers.add(
                    new Question.Option(
                            letter,
                            text.getKey().strip(),
                            text.getValue(),
                            told == null ? Prose.EMPTY : told));
        }
        if (answers.size() > 25 || answers.stream().noneMatch(Question.Option::right)) {
            throw new Unreadable("it has no right answer that we can read");
        }
        return new Question.FillIn(head, caseMatters, answers);
    }

    private Question numeric(
            Element root, Question.Head head, Element declaration, Map<String, Prose> feedback)
            throws Unreadable {
        List<Question.Range> ranges = new ArrayList<>();
        for (Element and : conditions(root, "and")) {
            BigDecimal min = bound(and, "gte");
            BigDecimal max = bound(and, "lte");
            if (min != null && max != null && min.compareTo(max) <= 0) {
                range(ranges, min, max, scores(and), feedback);
            }
        }
        if (ranges.isEmpty()) {
            BigDecimal tolerance = tolerance(root);
            for (String value : values(declaration)) {
                if (DECIMAL.matcher(value.strip()).matches()) {
                    BigDecimal number = new BigDecimal(value.strip());
                    range(
                            ranges,
                            number.subtract(tolerance),
                            number.add(tolerance),
                            true,
                            feedback);
                }
            }
        }
        if (ranges.size() > 25 || ranges.stream().noneMatch(Question.Range::right)) {
            throw new Unreadable("it has no right number that we can read");
        }
        return new Question.Numeric(head, label.getOrDefault("unit", ""), ranges);
    }

    private static void range(
            List<Question.Range> ranges,
            BigDecimal min,
            BigDecimal max,
            boolean right,
            Map<String, Prose> feedback) {
        String letter = letter(ranges.size());
        Prose told = feedback.remove(letter);
        ranges.add(new Question.Range(letter, min, max, right, told == null ? Prose.EMPTY : told));
    }

    private static @Nullable BigDecimal bound(Element and, String name) {
        Element side = child(and, name);
        Element base = side == null ? null : child(side, "baseValue");
        String text = base == null ? "" : base.getTextContent().strip();
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** An absolute tolerance of {@code equal}; zero without one. */
    private BigDecimal tolerance(Element root) {
        for (Element equal : conditions(root, "equal")) {
            String text = attribute(equal, "tolerance").strip().split("\\s+", -1)[0];
            if (DECIMAL.matcher(text).matches()) {
                if (attribute(equal, "toleranceMode").equals("absolute")) {
                    return new BigDecimal(text).abs();
                }
                lose("its relative tolerance is lost; write the range");
            }
        }
        return BigDecimal.ZERO;
    }

    // ---- the key

    private Element declaration(Element root, String identifier) throws Unreadable {
        for (Element declaration : children(root, "responseDeclaration")) {
            if (attribute(declaration, "identifier").equals(identifier)) {
                return declaration;
            }
        }
        throw new Unreadable("it declares no response \"" + identifier + "\"");
    }

    private static List<String> values(Element declaration) {
        List<String> values = new ArrayList<>();
        Element correct = child(declaration, "correctResponse");
        if (correct != null) {
            children(correct, "value").forEach(v -> values.add(v.getTextContent().strip()));
        }
        return values;
    }

    private static List<Element> entries(Element declaration) {
        Element mapping = child(declaration, "mapping");
        return mapping == null ? List.of() : children(mapping, "mapEntry");
    }

    private static Map<String, Double> mapping(Element declaration) {
        Map<String, Double> weights = new LinkedHashMap<>();
        entries(declaration)
                .forEach(e -> weights.put(attribute(e, "mapKey"), number(e, "mappedValue")));
        return weights;
    }

    private static double number(Element element, String attribute) {
        String text = attribute(element, attribute).strip();
        return text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?") ? Double.parseDouble(text) : 0;
    }

    private static List<Element> conditions(Element root, String name) {
        Element processing = child(root, "responseProcessing");
        return processing == null
                ? List.of()
                : descendants(processing).stream().filter(e -> name(e).equals(name)).toList();
    }

    /** Whether the branch that holds a condition gives points. */
    private static boolean scores(Element condition) {
        org.w3c.dom.Node branch = condition;
        while (branch instanceof Element element && !name(element).startsWith("response")) {
            branch = branch.getParentNode();
        }
        if (!(branch instanceof Element element)) {
            return false;
        }
        for (Element set : children(element, "setOutcomeValue")) {
            Element base = child(set, "baseValue");
            if (attribute(set, "identifier").equals(QtiWriter.SCORE)
                    && base != null
                    && base.getTextContent().strip().matches("0*\\.?0*[1-9].*")) {
                return true;
            }
        }
        return false;
    }

    // ---- XML

    /** The words of a choice, without the feedback inside it. */
    private String text(Element choice) {
        Element copy = (Element) choice.cloneNode(true);
        for (Element element : descendants(copy)) {
            org.w3c.dom.Node parent = element.getParentNode();
            if (parent != null && name(element).startsWith("feedback")) {
                parent.removeChild(element);
            }
        }
        return line(copy);
    }

    private String line(Element element) {
        return told(MarkdownText.line(element));
    }

    private String blocks(Element element) {
        return told(MarkdownText.blocks(element));
    }

    private String told(MarkdownText.Result result) {
        if (result.lossy()) {
            lose("some of its mark-up is lost");
        }
        return result.markdown();
    }

    private static List<Element> rubrics(Element body) {
        return descendants(body).stream().filter(e -> name(e).equals("rubricBlock")).toList();
    }

    private static String name(Element element) {
        String local = element.getLocalName();
        return QtiXml.camel(local == null ? element.getTagName() : local);
    }

    private static String attribute(Element element, String name) {
        String value = element.getAttribute(name);
        return value.isEmpty() ? element.getAttribute(QtiXml.kebab(name)) : value;
    }

    private static @Nullable Element child(Element parent, String name) {
        List<Element> children = children(parent, name);
        return children.isEmpty() ? null : children.get(0);
    }

    private static List<Element> children(Element parent, String name) {
        return MarkdownText.elements(parent).stream().filter(e -> name(e).equals(name)).toList();
    }

    private static List<Element> descendants(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Element element : MarkdownText.elements(parent)) {
            found.add(element);
            found.addAll(descendants(element));
        }
        return found;
    }

    private static String letter(int index) {
        return String.valueOf((char) ('a' + Math.min(index, 25)));
    }

    private void lose(String what) {
        Loss loss = new Loss(id, what);
        if (!losses.contains(loss)) {
            losses.add(loss);
        }
    }

    private void error(String path, int line, String message) {
        diagnostics.add(
                new Diagnostic(Diagnostic.Severity.ERROR, path, Math.max(0, line), 0, message));
    }

    /** This item cannot be read; the next one may. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }
}
