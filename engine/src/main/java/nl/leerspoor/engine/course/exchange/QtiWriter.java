package nl.leerspoor.engine.course.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.leerspoor.engine.content.Xml;
import nl.leerspoor.engine.course.Markdown;
import nl.leerspoor.engine.course.OpenQuestion;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.QuestionBank.Item;

/**
 * Writes items as QTI 2.2 or 3.0: a manifest and an XML file per item. What QTI has no place for
 * stands in the item's {@code label}, as the attribute block of our Markdown.
 */
final class QtiWriter {
    static final String TOOL = "Leerspoor";
    static final String STEM = "stem";
    static final String TEXT = "text";
    static final String HINT = "hint";
    static final String MODEL = "model";
    static final String CRITERIA = "criteria";
    static final String EXPLANATION = "explanation";
    static final String RESPONSE = "RESPONSE";
    static final String FEEDBACK = "FEEDBACK";
    static final String SCORE = "SCORE";

    private static final String FLOAT = "float";
    private static final String IDENTIFIER = "identifier";

    private final boolean three;
    private final String language;
    private final List<Loss> losses = new ArrayList<>();

    private QtiWriter(boolean three, String language) {
        this.three = three;
        this.language = language;
    }

    /** What came out: texts by path in the package. */
    record Result(SortedMap<String, String> files, List<Loss> losses) {}

    static Result write(List<Item> items, boolean three, String title, String language) {
        QtiWriter qti = new QtiWriter(three, language);
        SortedMap<String, String> files = new TreeMap<>();
        List<String> paths = new ArrayList<>();
        Ids names = new Ids();
        for (Item item : items) {
            String path = "items/" + names.of(item.question().id()) + ".xml";
            files.put(path, qti.item(item));
            paths.add(path);
        }
        files.put("imsmanifest.xml", qti.manifest(paths, title));
        return new Result(files, qti.losses);
    }

    private String manifest(List<String> paths, String title) {
        Xml xml = new Xml();
        xml.start(
                "manifest",
                "xmlns",
                three
                        ? "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
                        : "http://www.imsglobal.org/xsd/imscp_v1p1",
                "identifier",
                "M_" + new Ids().of(title));
        xml.start("metadata");
        xml.text("schema", three ? "QTI Package" : "QTIv2.2 Package");
        xml.text("schemaversion", three ? "3.0.0" : "1.0.0");
        xml.end();
        xml.empty("organizations");
        xml.start("resources");
        int number = 1;
        for (String path : paths) {
            xml.start(
                    "resource",
                    "identifier",
                    "R_" + number++,
                    "type",
                    three ? "imsqti_item_xmlv3p0" : "imsqti_item_xmlv2p2",
                    "href",
                    path);
            xml.empty("file", "href", path);
            xml.end();
        }
        xml.end();
        return xml.end().toString();
    }

    // ---- one item

    private String item(Item item) {
        Question question = item.question();
        QtiXml xml = new QtiXml(three);
        String namespace =
                three
                        ? "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
                        : "http://www.imsglobal.org/xsd/imsqti_v2p2";
        String schema =
                three
                        ? "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
                        : "http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd";
        String title = Markdown.text(question.stem());
        xml.start(
                "assessmentItem",
                "xmlns",
                namespace,
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                namespace + " " + schema,
                IDENTIFIER,
                name(question.id()),
                "title",
                title.length() > 200 ? title.substring(0, 200) : title,
                "label",
                MarkdownBank.block(item),
                "xml:lang",
                language,
                "adaptive",
                "false",
                "timeDependent",
                "false",
                "toolName",
                TOOL,
                "toolVersion",
                "1");
        declarations(xml, question);
        xml.start("itemBody");
        body(xml, question);
        xml.end();
        processing(xml, question);
        feedbacks(question).forEach((id, text) -> modal(xml, id, text));
        losses(question);
        return xml.end().toString();
    }

    /** A QTI identifier starts with a letter or _; ours stands whole in the label. */
    private static String name(String id) {
        return id.matches("[A-Za-z_].*") ? id : "_" + id;
    }

    private static String source(Question.Pair pair) {
        return "s" + pair.id();
    }

    private void declarations(QtiXml xml, Question question) {
        int points = question.points();
        switch (question.kind()) {
            case CHOICE -> {
                Question.Choice choice = (Question.Choice) question;
                declare(xml, choice.multiple() ? "multiple" : "single", IDENTIFIER);
                List<String> right = new ArrayList<>();
                Map<String, String> shares = new LinkedHashMap<>();
                int count = choice.rightOptions().size();
                for (Question.Option option : choice.options()) {
                    if (option.right()) {
                        right.add(option.id());
                    }
                    shares.put(option.id(), (option.right() ? "" : "-") + share(points, count));
                }
                correct(xml, right);
                if (choice.partial()) {
                    mapping(xml, shares, points);
                }
            }
            case TRUE_FALSE -> {
                Question.TrueFalse statement = (Question.TrueFalse) question;
                declare(xml, "single", IDENTIFIER);
                correct(xml, List.of(statement.yes().right() ? "true" : "false"));
            }
            case MATCHING -> {
                Question.Matching matching = (Question.Matching) question;
                declare(xml, "multiple", "directedPair");
                Map<String, String> shares = new LinkedHashMap<>();
                for (Question.Pair pair : matching.pairs()) {
                    shares.put(
                            source(pair) + " " + pair.target(),
                            share(points, matching.pairs().size()));
                }
                correct(xml, List.copyOf(shares.keySet()));
                if (matching.partial()) {
                    mapping(xml, shares, points);
                }
            }
            case SEQUENCING -> {
                declare(xml, "ordered", IDENTIFIER);
                correct(
                        xml,
                        ((Question.Sequencing) question)
                                .steps().stream().map(Question.Component::id).toList());
            }
            case FILL_IN -> {
                declare(xml, "single", "string");
                ((Question.FillIn) question)
                        .answers().stream()
                                .filter(Question.Option::right)
                                .findFirst()
                                .ifPresent(answer -> correct(xml, List.of(answer.text())));
            }
            case NUMERIC -> {
                declare(xml, "single", FLOAT);
                ((Question.Numeric) question)
                        .ranges().stream()
                                .filter(Question.Range::right)
                                .findFirst()
                                .ifPresent(r -> correct(xml, List.of(r.min().toPlainString())));
            }
            case LIKERT -> declare(xml, "single", IDENTIFIER);
            case LONG_FILL_IN -> declare(xml, "single", "string");
        }
        xml.end(); // responseDeclaration
        xml.start(
                "outcomeDeclaration",
                IDENTIFIER,
                SCORE,
                "cardinality",
                "single",
                "baseType",
                FLOAT,
                "normalMaximum",
                String.valueOf(points));
        xml.start("defaultValue").text("value", "0").end().end();
        xml.empty(
                "outcomeDeclaration",
                IDENTIFIER,
                FEEDBACK,
                "cardinality",
                "multiple",
                "baseType",
                IDENTIFIER);
    }

    private static void declare(QtiXml xml, String cardinality, String type) {
        xml.start(
                "responseDeclaration",
                IDENTIFIER,
                RESPONSE,
                "cardinality",
                cardinality,
                "baseType",
                type);
    }

    private static void correct(QtiXml xml, List<String> values) {
        xml.start("correctResponse");
        values.forEach(value -> xml.text("value", value));
        xml.end();
    }

    private static void mapping(QtiXml xml, Map<String, String> shares, int points) {
        xml.start(
                "mapping",
                "lowerBound",
                "0",
                "upperBound",
                String.valueOf(points),
                "defaultValue",
                "0");
        shares.forEach((key, value) -> xml.empty("mapEntry", "mapKey", key, "mappedValue", value));
        xml.end();
    }

    private static String share(int points, int parts) {
        return new BigDecimal(points)
                .divide(new BigDecimal(Math.max(1, parts)), 4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    // ---- what is shown

    private void body(QtiXml xml, Question question) {
        xml.html("p", Markdown.inline(question.stem()), "class", STEM);
        if (!question.text().isEmpty()) {
            xml.html("div", Markdown.html(question.text()), "class", TEXT);
        }
        switch (question.kind()) {
            case CHOICE -> {
                Question.Choice choice = (Question.Choice) question;
                xml.start(
                        "choiceInteraction",
                        "responseIdentifier",
                        RESPONSE,
                        "shuffle",
                        "false",
                        "maxChoices",
                        choice.multiple() ? "0" : "1");
                choice.options().forEach(o -> choice(xml, o.id(), o.text()));
                xml.end();
            }
            case TRUE_FALSE -> {
                single(xml);
                choice(xml, "true", ((Question.TrueFalse) question).yes().text());
                choice(xml, "false", ((Question.TrueFalse) question).no().text());
                xml.end();
            }
            case LIKERT -> {
                single(xml);
                ((Question.Likert) question).scale().forEach(p -> choice(xml, p.id(), p.text()));
                xml.end();
            }
            case MATCHING -> match(xml, (Question.Matching) question);
            case SEQUENCING -> {
                xml.start("orderInteraction", "responseIdentifier", RESPONSE, "shuffle", "true");
                ((Question.Sequencing) question)
                        .steps()
                        .forEach(s -> choice(xml, s.id(), s.text()));
                xml.end();
            }
            case FILL_IN, NUMERIC -> {
                xml.start("p");
                xml.empty(
                        "textEntryInteraction",
                        "responseIdentifier",
                        RESPONSE,
                        "expectedLength",
                        question.kind() == Question.Kind.NUMERIC ? "8" : "30");
                if (question instanceof Question.Numeric numeric && !numeric.unit().isEmpty()) {
                    xml.start("span", "class", "unit").words(numeric.unit()).end();
                }
                xml.end();
            }
            case LONG_FILL_IN -> {
                xml.empty("extendedTextInteraction", "responseIdentifier", RESPONSE);
                OpenQuestion open = (OpenQuestion) question;
                rubric(xml, "scorer", MODEL, Markdown.html(open.model()));
                StringBuilder list = new StringBuilder("<ul>");
                open.criteria().forEach(c -> list.append("<li>" + Markdown.inline(c) + "</li>"));
                rubric(xml, "scorer", CRITERIA, list.append("</ul>").toString());
            }
        }
        question.hints().forEach(hint -> rubric(xml, "tutor", HINT, Markdown.html(hint)));
    }

    private static void single(QtiXml xml) {
        xml.start(
                "choiceInteraction",
                "responseIdentifier",
                RESPONSE,
                "shuffle",
                "false",
                "maxChoices",
                "1");
    }

    private static void choice(QtiXml xml, String id, String text) {
        xml.html("simpleChoice", Markdown.inline(text), IDENTIFIER, id);
    }

    private static void match(QtiXml xml, Question.Matching matching) {
        xml.start(
                "matchInteraction",
                "responseIdentifier",
                RESPONSE,
                "shuffle",
                "true",
                "maxAssociations",
                String.valueOf(matching.pairs().size()));
        xml.start("simpleMatchSet");
        for (Question.Pair pair : matching.pairs()) {
            associable(xml, source(pair), "1", pair.text());
        }
        xml.end().start("simpleMatchSet");
        for (Question.Component target : matching.targets()) {
            associable(xml, target.id(), String.valueOf(matching.pairs().size()), target.text());
        }
        xml.end().end();
    }

    private static void associable(QtiXml xml, String id, String most, String text) {
        xml.html("simpleAssociableChoice", Markdown.inline(text), IDENTIFIER, id, "matchMax", most);
    }

    private void rubric(QtiXml xml, String view, String kind, String html) {
        if (three) {
            xml.start("rubricBlock", "use", "scoring", "view", view, "class", kind);
            xml.html("contentBody", html).end();
        } else {
            xml.html("rubricBlock", html, "view", view, "class", kind);
        }
    }

    private void modal(QtiXml xml, String id, Prose text) {
        String[] attributes = {"outcomeIdentifier", FEEDBACK, IDENTIFIER, id, "showHide", "show"};
        if (three) {
            xml.start("modalFeedback", attributes);
            xml.html("contentBody", Markdown.html(text)).end();
        } else {
            xml.html("modalFeedback", Markdown.html(text), attributes);
        }
    }

    /** Every feedback by its identifier: an option's or answer's own id, a pair's source. */
    private static Map<String, Prose> feedbacks(Question question) {
        Map<String, Prose> found = new LinkedHashMap<>();
        if (question instanceof Question.Choice choice) {
            choice.options().forEach(o -> found.put(o.id(), o.feedback()));
        } else if (question instanceof Question.TrueFalse statement) {
            found.put("true", statement.yes().feedback());
            found.put("false", statement.no().feedback());
        } else if (question instanceof Question.Matching matching) {
            matching.pairs().forEach(p -> found.put(source(p), p.feedback()));
        } else if (question instanceof Question.FillIn fillIn) {
            fillIn.answers().forEach(a -> found.put(a.id(), a.feedback()));
        } else if (question instanceof Question.Numeric numeric) {
            numeric.ranges().forEach(r -> found.put(r.id(), r.feedback()));
        }
        found.put(EXPLANATION, question.explanation());
        found.values().removeIf(Prose::isEmpty);
        return found;
    }

    // ---- scoring

    private static void processing(QtiXml xml, Question question) {
        if (question.kind() == Question.Kind.LONG_FILL_IN) {
            return; // a person judges
        }
        String points = String.valueOf(question.points());
        xml.start("responseProcessing");
        switch (question.kind()) {
            case CHOICE -> {
                scored(xml, ((Question.Choice) question).partial(), points);
                showChosen(xml);
            }
            case TRUE_FALSE -> {
                scored(xml, false, points);
                showChosen(xml);
            }
            case MATCHING -> {
                Question.Matching matching = (Question.Matching) question;
                scored(xml, matching.partial(), points);
                for (Question.Pair pair : matching.pairs()) {
                    if (!pair.feedback().isEmpty()) {
                        xml.start("responseCondition").start("responseIf").start("not");
                        xml.start("member");
                        base(xml, "directedPair", source(pair) + " " + pair.target());
                        variable(xml, RESPONSE).end().end();
                        show(xml, source(pair)).end().end();
                    }
                }
            }
            case SEQUENCING -> scored(xml, false, points);
            case FILL_IN -> {
                Question.FillIn fillIn = (Question.FillIn) question;
                String matters = String.valueOf(fillIn.caseMatters());
                String branch = "responseIf";
                xml.start("responseCondition");
                for (Question.Option answer : fillIn.answers()) {
                    xml.start(branch).start("stringMatch", "caseSensitive", matters);
                    variable(xml, RESPONSE);
                    base(xml, "string", answer.text()).end();
                    score(xml, answer.right() ? points : "0");
                    show(xml, answer.id()).end();
                    branch = "responseElseIf";
                }
                xml.end();
            }
            case NUMERIC -> {
                String branch = "responseIf";
                xml.start("responseCondition");
                for (Question.Range range : ((Question.Numeric) question).ranges()) {
                    xml.start(branch).start("and").start("gte");
                    variable(xml, RESPONSE);
                    base(xml, FLOAT, range.min().toPlainString()).end().start("lte");
                    variable(xml, RESPONSE);
                    base(xml, FLOAT, range.max().toPlainString()).end().end();
                    score(xml, range.right() ? points : "0");
                    show(xml, range.id()).end();
                    branch = "responseElseIf";
                }
                xml.end();
            }
            case LIKERT, LONG_FILL_IN -> {
                // nothing is right or wrong
            }
        }
        show(xml, EXPLANATION);
        xml.end();
    }

    /** The whole key for all points, or the mapping for a part. */
    private static void scored(QtiXml xml, boolean partial, String points) {
        if (partial) {
            xml.start("setOutcomeValue", IDENTIFIER, SCORE);
            xml.empty("mapResponse", IDENTIFIER, RESPONSE).end();
            return;
        }
        xml.start("responseCondition").start("responseIf").start("match");
        variable(xml, RESPONSE);
        xml.empty("correct", IDENTIFIER, RESPONSE).end();
        score(xml, points).end().end();
    }

    private static QtiXml score(QtiXml xml, String points) {
        xml.start("setOutcomeValue", IDENTIFIER, SCORE);
        return base(xml, FLOAT, points).end();
    }

    private static void showChosen(QtiXml xml) {
        xml.start("setOutcomeValue", IDENTIFIER, FEEDBACK).start("multiple");
        variable(xml, RESPONSE).end().end();
    }

    private static QtiXml show(QtiXml xml, String feedback) {
        xml.start("setOutcomeValue", IDENTIFIER, FEEDBACK).start("multiple");
        variable(xml, FEEDBACK);
        return base(xml, IDENTIFIER, feedback).end().end();
    }

    private static QtiXml variable(QtiXml xml, String name) {
        return xml.empty("variable", IDENTIFIER, name);
    }

    private static QtiXml base(QtiXml xml, String type, String value) {
        return xml.text("baseValue", value, "baseType", type);
    }

    // ---- what others will not see

    private void losses(Question question) {
        if (!question.hints().isEmpty()) {
            lose(question, "its hints are rubrics for tutors; learners elsewhere do not see them");
        }
        if (question instanceof Question.Sequencing sequencing && sequencing.partial()) {
            lose(question, "others score its order all or nothing; part of the points is lost");
        }
        if (question instanceof Question.Numeric) {
            lose(question, "others may refuse a decimal comma or the unit in the answer");
        }
        if (question instanceof OpenQuestion) {
            lose(question, "its model answer is a rubric for scorers; learners do not see it");
        }
        if (question.texts().anyMatch(text -> text.contains("](media/"))) {
            lose(question, "its pictures and files do not travel with it");
        }
    }

    private void lose(Question question, String what) {
        losses.add(new Loss(question.id(), what));
    }
}
