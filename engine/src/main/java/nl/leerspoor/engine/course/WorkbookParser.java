package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.course.WorkbookEntry.Field;
import nl.leerspoor.engine.course.WorkbookEntry.Input;
import org.commonmark.node.Block;
import org.commonmark.node.ListBlock;
import org.jspecify.annotations.Nullable;

/** Reads a part of the workbook: entries with fields, and the rubric in the front matter. */
final class WorkbookParser {
    private static final Pattern FIELD = Pattern.compile("_{3,}\\s*(.*)", Pattern.DOTALL);

    private final Keys front;
    private final Body body;
    private final Findings findings;
    private final References references;

    WorkbookParser(Keys front, Body body, References references) {
        this.front = front;
        this.body = body;
        this.findings = body.findings();
        this.references = references;
    }

    UnitContent parse() {
        List<Body.Section> sections = body.sections(body.blocks(), 2);
        Map<String, Place> ids = new HashMap<>();
        List<WorkbookEntry> entries = new ArrayList<>();
        for (Body.Section section : sections.subList(1, sections.size())) {
            WorkbookEntry entry = entry(section);
            UnitParser.unique(ids, entry.id(), section.place(), findings);
            entries.add(entry);
        }
        Set<WorkbookEntry.Type> missing = EnumSet.allOf(WorkbookEntry.Type.class);
        entries.forEach(entry -> missing.remove(entry.type()));
        if (!missing.isEmpty()) {
            findings.error(
                    front.place(),
                    "a workbook part has all four kinds of entries (S0-091); missing: "
                            + String.join(", ", missing.stream().map(this::key).toList()));
        }
        return new UnitContent.WorkbookPart(
                body.prose(sections.get(0).blocks()), entries, rubric());
    }

    private WorkbookEntry entry(Body.Section section) {
        Attributes.Reader attributes =
                Attributes.of(section.attributes(), section.place(), "an entry", findings, "entry");
        WorkbookEntry.Type type =
                choice(
                                WorkbookEntry.Type.values(),
                                attributes.required(
                                        "entry", "one of " + keys(WorkbookEntry.Type.values())),
                                attributes.at("entry"))
                        .orElse(WorkbookEntry.Type.ASSIGNMENT);
        List<Block> text = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        Map<String, Place> ids = new HashMap<>();
        for (Block block : section.blocks()) {
            if (block instanceof ListBlock list && isFields(list)) {
                for (Block item : Body.children(list)) {
                    Field field = field(item);
                    if (field != null) {
                        UnitParser.unique(ids, field.id(), body.place(item), findings);
                        fields.add(field);
                    }
                }
            } else {
                text.add(block);
            }
        }
        body.refuseAttributes(text);
        if (fields.isEmpty()) {
            findings.error(
                    section.place(), "the entry has no fields; write them as a list of - ____ …");
        }
        return new WorkbookEntry(attributes.id(), type, section.title(), body.prose(text), fields);
    }

    private boolean isFields(ListBlock list) {
        return Body.children(list).stream()
                .anyMatch(item -> FIELD.matcher(body.raw(Body.children(item))).matches());
    }

    private @Nullable Field field(Block item) {
        String raw = body.raw(Body.children(item));
        Matcher matcher = FIELD.matcher(raw);
        if (!matcher.matches()) {
            findings.error(body.place(item), "every line of this list must start with ____");
            return null;
        }
        Place place = body.place(item);
        int start = matcher.start(1);
        if (raw.indexOf('\n') >= 0) {
            findings.error(place, "a field is one line");
            return null;
        }
        List<Block> children = Body.children(item);
        Place text = body.place(children.get(0)).plus(start);
        Attributes.Line line = Attributes.split(raw.substring(start), text, findings);
        Attributes.Reader attributes =
                Attributes.of(
                        line.attributes(),
                        place,
                        "a field",
                        findings,
                        "type",
                        "optional",
                        "minwords",
                        "min",
                        "max",
                        "options");
        if (line.text().isBlank()) {
            findings.error(place, "the field has no label");
        }
        return field(line.text(), attributes);
    }

    private Field field(String label, Attributes.Reader attributes) {
        String written = attributes.required("type", "one of " + keys(Input.values()));
        Input input = choice(Input.values(), written, attributes.at("type")).orElse(Input.TEXT);
        List<String> options = options(attributes, input);
        Integer min = attributes.number("min", -1_000_000, 1_000_000);
        Integer max = attributes.number("max", -1_000_000, 1_000_000);
        boolean number = input == Input.NUMBER;
        only(attributes, "min", number, "number");
        only(attributes, "max", number, "number");
        only(attributes, "minwords", input == Input.TEXT || input == Input.LINE, "text");
        if (min != null && max != null && min > max) {
            findings.error(attributes.at("max"), "max is less than min");
        }
        String optional = attributes.text("optional");
        if (optional != null && !optional.equals("true") && !optional.equals("false")) {
            findings.error(attributes.at("optional"), "optional must be true or false");
        }
        return new Field(
                attributes.id(),
                label,
                input,
                "true".equals(optional),
                attributes.number("minwords", 0, 2_000, 0),
                min,
                max,
                options);
    }

    private List<String> options(Attributes.Reader attributes, Input input) {
        String options = attributes.text("options");
        only(attributes, "options", input == Input.CHOICE, "choice");
        if (input != Input.CHOICE) {
            return List.of();
        }
        List<String> texts =
                options == null
                        ? List.of()
                        : Arrays.stream(options.split("\\|", -1)).map(String::strip).toList();
        if (texts.size() < 2
                || texts.contains("")
                || texts.stream().distinct().count() < texts.size()) {
            findings.error(
                    attributes.at("options"),
                    "a choice needs two or more different options: options=\"one|two\"");
        }
        return texts;
    }

    private void only(Attributes.Reader attributes, String key, boolean fits, String type) {
        if (!fits && attributes.text(key) != null) {
            findings.error(attributes.at(key), "\"" + key + "\" is only for type=" + type);
        }
    }

    private List<RubricLine> rubric() {
        List<RubricLine> lines = new ArrayList<>();
        Map<String, Place> ids = new HashMap<>();
        for (YamlNode item : front.items("rubric")) {
            Keys keys = new Keys(item, item.place(), KeyGroup.RUBRIC_LINE, findings);
            RubricLine line =
                    new RubricLine(
                            keys.id("id"),
                            keys.text("outcome"),
                            keys.text("criterion"),
                            keys.text("sufficient"));
            UnitParser.unique(ids, line.id(), keys.place(), findings);
            if (!line.outcome().isEmpty()) {
                references.use(References.Kind.OUTCOME, line.outcome(), keys.at("outcome"));
            }
            lines.add(line);
        }
        if (lines.isEmpty()) {
            findings.error(
                    front.at("rubric"), "a workbook part needs a rubric to be judged by (P-9)");
        }
        return lines;
    }

    private <E extends Enum<E>> Optional<E> choice(E[] values, String written, Place place) {
        for (E value : values) {
            if (key(value).equals(written)) {
                return Optional.of(value);
            }
        }
        if (!written.isEmpty()) {
            List<String> known = Arrays.stream(values).map(this::key).toList();
            findings.error(
                    place, "\"" + written + "\" is not known" + Suggestion.of(written, known));
        }
        return Optional.empty();
    }

    private <E extends Enum<E>> String keys(E[] values) {
        return String.join(", ", Arrays.stream(values).map(this::key).toList());
    }

    private String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
