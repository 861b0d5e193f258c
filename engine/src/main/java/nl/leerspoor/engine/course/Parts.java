package nl.leerspoor.engine.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.leerspoor.engine.course.Body.Section;

/** Parts of a text that are known by their headings. */
final class Parts {
    private Parts() {}

    /** Finds every part; one that is unknown, missing, empty or there twice is a finding. */
    static Map<String, Section> named(
            Body body, List<Section> sections, List<String> names, String mark, Place whole) {
        Findings findings = body.findings();
        Map<String, Section> found = new LinkedHashMap<>();
        for (Section section : sections.subList(1, sections.size())) {
            if (!names.contains(section.title())) {
                findings.error(
                        section.place(),
                        "unknown part \""
                                + mark
                                + " "
                                + section.title()
                                + "\""
                                + Suggestion.of(section.title(), names));
            } else if (found.putIfAbsent(section.title(), section) != null) {
                findings.error(
                        section.place(), "the part \"" + section.title() + "\" is here twice");
            } else if (section.blocks().isEmpty()) {
                findings.error(section.place(), "the part \"" + section.title() + "\" is empty");
            }
        }
        for (String name : names) {
            if (!found.containsKey(name)) {
                findings.error(
                        name.equals(UnitParser.TRANSCRIPT) ? Rule.TRANSCRIPT : Rule.FORM,
                        whole,
                        "the part \"" + mark + " " + name + "\" is missing");
            }
        }
        return found;
    }

    static Prose of(Body body, Map<String, Section> parts, String name) {
        Section section = parts.get(name);
        return section == null ? Prose.EMPTY : body.prose(section.blocks());
    }
}
