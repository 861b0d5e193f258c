package nl.leerspoor.engine.course;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.leerspoor.engine.course.Body.Section;
import org.commonmark.node.Block;
import org.jspecify.annotations.Nullable;

/** Reads one unit file: front matter, then a body of the shape that its kind asks for. */
final class UnitParser {
    /** The heading of a film's transcript. */
    static final String TRANSCRIPT = "Transcript";

    /** What a unit file holds. */
    record Parsed(UnitInfo info, String titleEn, UnitContent content) {}

    private final Keys front;
    private final Body body;
    private final Findings findings;
    private final References references;
    private final ModuleFiles files;

    private UnitParser(Keys front, Body body, References references, ModuleFiles files) {
        this.front = front;
        this.body = body;
        this.findings = body.findings();
        this.references = references;
        this.files = files;
    }

    /**
     * Reads a unit.
     *
     * @param path of the file in the course
     * @param id and kind as {@code course.yaml} says
     * @return null when the front matter cannot be found
     */
    static @Nullable Parsed parse(
            String path,
            String text,
            String id,
            UnitKind kind,
            References references,
            ModuleFiles files,
            Findings findings) {
        int end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
        if (end < 0 && text.startsWith("---\n") && text.endsWith("\n---")) {
            end = text.length() - 4;
        }
        if (end < 0) {
            findings.error(
                    new Place(path, 1, 1),
                    "the front matter is missing: start the file with YAML between two --- lines");
            return null;
        }
        String yaml = text.substring(4, Math.max(4, end));
        String markdown = text.substring(Math.min(text.length(), end + 5));
        int linesBefore =
                (int) text.substring(0, end + 1).chars().filter(c -> c == '\n').count() + 1;
        Keys front =
                new Keys(
                        YamlReader.read(yaml, path, 1, findings),
                        new Place(path, 1, 1),
                        KeyGroup.front(kind),
                        findings);
        references.locate(References.Kind.UNIT, id, "file", new Place(path, 1, 1));
        for (String key : List.of("revised", "captions", "outcomes")) {
            references.locate(References.Kind.UNIT, id, key, front.at(key));
        }
        Body body = new Body(markdown, path, linesBefore, findings);
        UnitParser parser = new UnitParser(front, body, references, files);
        new ProseCheck(body, false, files::use, references::link).check();
        String unit = front.text("unit");
        if (!unit.isEmpty() && !unit.equals(id)) {
            findings.error(
                    front.at("unit"),
                    "the file is for unit \"" + id + "\" but says \"" + unit + "\"");
        }
        UnitInfo info = parser.info(kind);
        if (info.sources().isEmpty()) {
            ClaimCheck.check(body, body.blocks(), "sources");
        }
        return new Parsed(info, front.text("title_en", ""), parser.content(kind));
    }

    private UnitInfo info(UnitKind kind) {
        LocalDate revised = front.date("revised");
        String reviewedBy = front.text("reviewedBy", "");
        List<String> outcomes = references.useAll(References.Kind.OUTCOME, front, "outcomes");
        if (outcomes.isEmpty() && kind != UnitKind.SURVEY) {
            findings.error(
                    Rule.ITEM_OUTCOME,
                    front.at("outcomes"),
                    "name the outcomes the unit serves (S0-041)");
        }
        return new UnitInfo(
                outcomes,
                references.useAll(References.Kind.SOURCE, front, "sources"),
                references.useAll(References.Kind.PERSON, front, "authors"),
                reviewedBy.isEmpty() ? null : reviewedBy,
                revised,
                front.text("summary", ""),
                front.text("summary_en", ""));
    }

    private UnitContent content(UnitKind kind) {
        return switch (kind) {
            case VIDEO -> video();
            case ARTICLE -> article();
            case EXAMPLE -> example();
            case QUIZ -> quiz();
            case THEORY -> theory();
            case PRACTICE -> practice();
            case WORKBOOK -> new WorkbookParser(front, body, references).parse();
            case SURVEY -> survey();
        };
    }

    private UnitContent video() {
        Map<String, Section> parts = named(List.of(TRANSCRIPT));
        Duration duration = front.duration("duration");
        if (front.has("duration") && duration.isZero()) {
            findings.error(front.at("duration"), "a film takes more than no time");
        }
        String captions = media("captions", false);
        if (captions.isEmpty()) {
            findings.error(
                    Rule.CAPTIONS,
                    front.at("captions"),
                    "\"captions\" is missing; name the WebVTT file of the film, also when it has"
                            + " no speech");
        } else if (!captions.endsWith(".vtt")) {
            findings.error(
                    Rule.CAPTIONS, front.at("captions"), "captions are a WebVTT file (.vtt)");
        }
        return new UnitContent.Video(
                media("video", true),
                captions,
                media("poster", false),
                duration,
                body.prose(introduction()),
                Parts.of(body, parts, TRANSCRIPT));
    }

    private String media(String key, boolean required) {
        String path = required ? front.text(key) : front.text(key, "");
        if (!path.isEmpty()) {
            files.use(path, front.at(key));
        }
        return path;
    }

    private UnitContent article() {
        body.refuseAttributes(body.blocks());
        if (body.blocks().isEmpty()) {
            findings.error(front.place(), "the article has no text");
        }
        return new UnitContent.Article(body.prose(body.blocks()));
    }

    private UnitContent example() {
        body.refuseAttributes(body.blocks());
        List<Block> example = new ArrayList<>();
        List<Section> questions = new ArrayList<>();
        for (Section section : body.sections(body.blocks(), 2)) {
            if (section.title().equals("Denkvraag")) {
                questions.add(section);
            } else {
                if (section.heading() != null) {
                    example.add(section.heading());
                }
                example.addAll(section.blocks());
            }
        }
        if (questions.size() != 1 || questions.get(0).blocks().isEmpty()) {
            findings.error(
                    questions.isEmpty() ? front.place() : questions.get(0).place(),
                    "an example has exactly one part \"## Denkvraag\", with a question in it");
        }
        return new UnitContent.Example(
                body.prose(example),
                questions.isEmpty() ? Prose.EMPTY : body.prose(questions.get(0).blocks()));
    }

    private UnitContent quiz() {
        List<Section> sections = body.sections(body.blocks(), 2);
        QuestionParser parser = new QuestionParser(body, references);
        Map<String, Place> ids = new HashMap<>();
        for (Block block : sections.get(0).blocks()) {
            if (parser.isOptions(block)) {
                findings.error(
                        body.place(block), "these options have no question; start it with ## …");
            }
        }
        List<Question> questions = new ArrayList<>();
        for (Section section : sections.subList(1, sections.size())) {
            Attributes.Reader attributes =
                    Attributes.of(
                            section.attributes(),
                            section.place(),
                            "a question",
                            findings,
                            QuestionParser.ATTRIBUTES.toArray(String[]::new));
            unique(ids, attributes.id(), section.place(), findings);
            questions.add(
                    parser.parse(section, attributes, attributes.number("points", 1, 100, 1)));
        }
        if (questions.isEmpty()) {
            findings.error(front.place(), "the quiz has no questions; each starts with ##");
        }
        return new UnitContent.Quiz(body.prose(sections.get(0).blocks()), questions);
    }

    private UnitContent survey() {
        String answers = front.text("answers", "");
        if (!answers.equals("anonymous") && !answers.equals("named")) {
            findings.error(
                    Rule.SURVEY,
                    front.at("answers"),
                    "say who gets to know the answers: \"answers: anonymous\" goes without the"
                            + " learner's account, \"answers: named\" goes with it (P-52)");
        }
        List<Section> sections = body.sections(body.blocks(), 2);
        QuestionParser parser = new QuestionParser(body, references);
        Map<String, Place> ids = new HashMap<>();
        List<Question> questions = new ArrayList<>();
        for (Section section : sections.subList(1, sections.size())) {
            Attributes.Reader attributes =
                    Attributes.of(
                            section.attributes(), section.place(), "a question", findings, "type");
            unique(ids, attributes.id(), section.place(), findings);
            questions.add(parser.parseUnscored(section, attributes));
        }
        if (questions.isEmpty()) {
            findings.error(front.place(), "the survey has no questions; each starts with ##");
        }
        return new UnitContent.Survey(
                body.prose(sections.get(0).blocks()), answers.equals("anonymous"), questions);
    }

    private UnitContent theory() {
        List<Section> sections = body.sections(body.blocks(), 2);
        Map<String, Place> ids = new HashMap<>();
        OpenQuestionParser parser = new OpenQuestionParser(body, references);
        List<OpenQuestion> questions = new ArrayList<>();
        for (Section section : sections.subList(1, sections.size())) {
            OpenQuestion question = parser.parse(section);
            unique(ids, question.id(), section.place(), findings);
            questions.add(question);
        }
        if (questions.isEmpty()) {
            findings.error(front.place(), "there are no questions; each starts with ##");
        }
        return new UnitContent.Theory(body.prose(sections.get(0).blocks()), questions);
    }

    private UnitContent practice() {
        List<String> names =
                List.of("Voorbereiding", "Stappen", "Observatieformulier", "Reflectie");
        Map<String, Section> parts = named(names);
        return new UnitContent.Practice(
                body.prose(introduction()),
                Parts.of(body, parts, names.get(0)),
                Parts.of(body, parts, names.get(1)),
                Parts.of(body, parts, names.get(2)),
                Parts.of(body, parts, names.get(3)));
    }

    private List<Block> introduction() {
        return body.sections(body.blocks(), 2).get(0).blocks();
    }

    private Map<String, Section> named(List<String> names) {
        body.refuseAttributes(body.blocks());
        return Parts.named(body, body.sections(body.blocks(), 2), names, "##", front.place());
    }

    /** Reports an id that is there twice among its neighbours. */
    static void unique(Map<String, Place> ids, String id, Place place, Findings findings) {
        Place first = id.isEmpty() ? null : ids.putIfAbsent(id, place);
        if (first != null) {
            findings.error(
                    Rule.ID_DUPLICATE,
                    place,
                    "the id \"" + id + "\" is taken already in line " + first.line());
        }
    }
}
