package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.leerspoor.engine.course.Body.Section;
import org.commonmark.node.Block;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Paragraph;

/** Reads open questions with their model answers, for theory units and for banks. */
final class OpenQuestionParser {
    static final String MODEL = "Modelantwoord";
    static final String CRITERIA = "Waar let je op?";

    private final Body body;
    private final Findings findings;
    private final References references;
    private final boolean outcomeRequired;

    OpenQuestionParser(Body body, References references) {
        this(body, references, true);
    }

    /**
     * A parser.
     *
     * @param outcomeRequired false for a bank from elsewhere, which knows none of ours
     */
    OpenQuestionParser(Body body, References references, boolean outcomeRequired) {
        this.body = body;
        this.findings = body.findings();
        this.references = references;
        this.outcomeRequired = outcomeRequired;
    }

    OpenQuestion parse(Section section) {
        Attributes.Reader attributes =
                Attributes.of(
                        section.attributes(),
                        section.place(),
                        "a question",
                        findings,
                        "outcome",
                        "minwords");
        String outcome =
                outcomeRequired
                        ? attributes.required("outcome", "name the outcome it tests (S0-041)")
                        : attributes.text("outcome");
        if (outcome != null && !outcome.isEmpty()) {
            references.use(References.Kind.OUTCOME, outcome, attributes.at("outcome"));
        }
        List<Section> parts = body.sections(section.blocks(), 3);
        Map<String, Section> named =
                Parts.named(body, parts, List.of(MODEL, CRITERIA), "###", section.place());
        Section criteria = named.get(CRITERIA);
        return new OpenQuestion(
                attributes.id(),
                section.title(),
                body.prose(parts.get(0).blocks()),
                Parts.of(body, named, MODEL),
                criteria == null ? List.of() : criteria(criteria),
                outcome == null ? "" : outcome,
                attributes.number("minwords", 0, 2_000, 0));
    }

    private List<String> criteria(Section section) {
        List<String> lines = new ArrayList<>();
        if (section.blocks().size() == 1 && section.blocks().get(0) instanceof ListBlock list) {
            for (Block item : Body.children(list)) {
                List<Block> parts = Body.children(item);
                if (parts.size() == 1 && parts.get(0) instanceof Paragraph line) {
                    lines.add(body.raw(line));
                } else {
                    findings.error(body.place(item), "a criterion is one line of text");
                }
            }
        } else if (!section.blocks().isEmpty()) {
            findings.error(section.place(), "\"" + CRITERIA + "\" holds one list and nothing else");
        }
        return lines;
    }
}
