package nl.leerspoor.engine.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the exam bank: closed questions with what the blueprint needs to know of each. */
final class BankParser {
    private BankParser() {}

    static Map<String, ExamItem> parse(
            String file, @Nullable String text, References references, Findings findings) {
        Map<String, ExamItem> bank = new LinkedHashMap<>();
        if (text == null) {
            return bank;
        }
        Body body = new Body(text, file, 0, findings);
        new ProseCheck(
                        body,
                        true,
                        (path, place) ->
                                findings.error(
                                        place, "exam items cannot hold pictures or files yet"),
                        references::link)
                .check();
        QuestionParser parser = new QuestionParser(body, references);
        List<Body.Section> sections = body.sections(body.blocks(), 2);
        for (Body.Section section : sections.subList(1, sections.size())) {
            Attributes.Reader attributes =
                    Attributes.of(
                            section.attributes(),
                            section.place(),
                            "an exam item",
                            findings,
                            "module",
                            "outcome",
                            "difficulty",
                            "topic",
                            "source",
                            "type");
            Question question = parser.parse(section, attributes, 1);
            check(question, section, findings);
            ExamItem item = item(question, attributes, references);
            if (item.source() == null) {
                ClaimCheck.check(body, section.all(), "source");
            }
            String id = question.id();
            if (!id.isEmpty()) {
                references.define(References.Kind.EXAM_ITEM, id, section.place(), findings);
                bank.putIfAbsent(id, item);
            }
        }
        if (bank.isEmpty()) {
            findings.error(Place.of(file), "the bank has no items; each starts with ##");
        }
        return bank;
    }

    /** S0-080: what is chosen from a list, which is right or wrong as a whole. */
    private static void check(Question question, Body.Section section, Findings findings) {
        if (!question.hints().isEmpty()) {
            findings.error(section.place(), "an exam item has no hints; remove \"### Hint\"");
        }
        if (question.kind() != Question.Kind.CHOICE
                && question.kind() != Question.Kind.TRUE_FALSE) {
            findings.error(
                    section.place(),
                    "an exam item is a choice, not "
                            + question.kind().key()
                            + "; use ( ) for one right answer or [ ] for several");
        }
    }

    private static ExamItem item(
            Question question, Attributes.Reader attributes, References references) {
        String module = attributes.required("module", "name the module it covers (S0-081)");
        if (!module.isEmpty()) {
            references.use(References.Kind.MODULE, module, attributes.at("module"));
        }
        attributes.required("difficulty", "write 1 (easy), 2 or 3 (hard)");
        String source = attributes.text("source");
        if (source != null) {
            references.use(References.Kind.SOURCE, source, attributes.at("source"));
        }
        return new ExamItem(
                question,
                module,
                attributes.number("difficulty", 1, 3, 1),
                attributes.text("topic"),
                source);
    }
}
