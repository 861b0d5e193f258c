package nl.leerspoor.engine.content.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.leerspoor.engine.content.cmi5.CourseStructure;

/** Looks at {@code cmi5.xml} as an LMS imports it (cmi5 13 and 14). */
final class Cmi5Check {
    private static final Set<String> MOVE_ON =
            Set.of(
                    "Passed",
                    "Completed",
                    "CompletedAndPassed",
                    "CompletedOrPassed",
                    "NotApplicable");
    private static final Set<String> LAUNCH_METHODS = Set.of("OwnWindow", "AnyWindow");

    /** cmi5 13.1 and 13.2: what an element may hold; what stands in one text may be mixed. */
    private static final Map<String, List<String>> ORDER =
            Map.of(
                    "courseStructure", List.of("course", "objectives", "au block"),
                    "course", List.of("title", "description"),
                    "block", List.of("title", "description", "objectives", "au block"),
                    "au",
                            List.of(
                                    "title",
                                    "description",
                                    "objectives",
                                    "url",
                                    "launchParameters",
                                    "entitlementKey"),
                    "objectives", List.of("objective"),
                    "objective", List.of("title description"),
                    "title", List.of("langstring"),
                    "description", List.of("langstring"));

    private static final Set<String> REPEATED = Set.of("au", "block", "objective", "langstring");

    /** What an assignable unit alone understands. */
    private static final Set<String> FREE = Set.of("launchParameters", "entitlementKey");

    /** cmi5 13.1 and 13.2: the attributes without a prefix. */
    private static final Map<String, Set<String>> ATTRIBUTES =
            Map.of(
                    "course", Set.of("id"),
                    "block", Set.of("id"),
                    "au", Set.of("id", "moveOn", "masteryScore", "launchMethod", "activityType"),
                    "objective", Set.of("id", "idref"),
                    "langstring", Set.of("lang"));

    /** cmi5 8.1: what a launch adds to the address. */
    private static final Pattern RESERVED =
            Pattern.compile(".*[?&](endpoint|fetch|actor|registration|activityId)=.*");

    private static final Pattern FOUR_DECIMALS = Pattern.compile("\\d+(\\.\\d{1,4})?");

    private final XmlElement structure;
    private final PackageFiles files;
    private final PackageFindings findings;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> objectives = new HashSet<>();

    Cmi5Check(XmlElement structure, PackageFiles files, PackageFindings findings) {
        this.structure = structure;
        this.files = files;
        this.findings = findings;
    }

    void check() {
        if (!structure.name().equals("courseStructure")
                || !structure.namespace().equals(CourseStructure.NAMESPACE)) {
            report(
                    PackageRule.CMI5_ROOT,
                    structure,
                    "a course structure starts with <courseStructure xmlns=\""
                            + CourseStructure.NAMESPACE
                            + "\"> (cmi5 13.3)");
        }
        shape(structure);
        List<XmlElement> courses = structure.children("course");
        if (courses.size() != 1 || !structure.children().get(0).name().equals("course")) {
            report(
                    PackageRule.CMI5_STRUCTURE,
                    structure,
                    "the course structure starts with one course (cmi5 13.1.1)");
        }
        courses.forEach(this::named);
        for (XmlElement list : structure.all("objectives")) {
            if (list.children("objective").isEmpty()) {
                structure(list, "this list of objectives is empty");
            }
        }
        for (XmlElement list : structure.children("objectives")) {
            for (XmlElement objective : list.children("objective")) {
                id(objective);
                texts(objective);
                objectives.add(objective.value("id"));
            }
        }
        structure.all("block").forEach(this::block);
        List<XmlElement> units = structure.all("au");
        if (units.isEmpty()) {
            report(
                    PackageRule.CMI5_STRUCTURE,
                    structure,
                    "the course structure has no assignable unit, so nothing can be launched");
        }
        units.forEach(this::unit);
        structure
                .all("objective")
                .forEach(
                        objective -> {
                            String idref = objective.value("idref");
                            if (!idref.isEmpty() && !objectives.contains(idref)) {
                                report(
                                        PackageRule.CMI5_STRUCTURE,
                                        objective,
                                        "there is no objective \"" + idref + "\"");
                            }
                        });
    }

    /** An LMS with the schema refuses what stands in another order; extensions come last. */
    private void shape(XmlElement element) {
        attributes(element);
        List<String> order = ORDER.getOrDefault(element.name(), List.of());
        boolean open = !order.isEmpty() && !element.name().equals("objective");
        if (!order.isEmpty() && !element.text().isBlank()) {
            structure(element, "a " + element.name() + " holds elements, no text of its own");
        }
        int at = 0;
        Set<String> seen = new HashSet<>();
        for (XmlElement child : element.children()) {
            boolean extension = !child.namespace().equals(structure.namespace());
            int place = extension ? (open ? order.size() : -1) : place(order, child.name());
            if (place < 0) {
                structure(child, "there is no " + child.name() + " in a " + element.name());
            } else if (place < at) {
                structure(
                        child,
                        child.name()
                                + " comes too late in this "
                                + element.name()
                                + "; the order is "
                                + String.join(
                                        ", ",
                                        order.stream().map(o -> o.replace(" ", " or ")).toList()));
            } else if (!extension && !REPEATED.contains(child.name()) && !seen.add(child.name())) {
                structure(child, "this " + element.name() + " has more than one " + child.name());
            }
            at = Math.max(at, place);
            if (!extension && place >= 0 && !FREE.contains(child.name())) {
                shape(child);
            }
        }
    }

    private void structure(XmlElement at, String message) {
        report(PackageRule.CMI5_STRUCTURE, at, message);
    }

    private static int place(List<String> order, String name) {
        for (int i = 0; i < order.size(); i++) {
            if (List.of(order.get(i).split(" ", -1)).contains(name)) {
                return i;
            }
        }
        return -1;
    }

    private void attributes(XmlElement element) {
        Set<String> known = ATTRIBUTES.getOrDefault(element.name(), Set.of());
        for (XmlElement.Attribute attribute : element.attributes()) {
            if (attribute.namespace().isEmpty() && !known.contains(attribute.name())) {
                report(
                        PackageRule.CMI5_VALUE,
                        element,
                        "a " + element.name() + " has no attribute " + attribute.name());
            }
        }
    }

    private void block(XmlElement block) {
        named(block);
        if (block.children("au").isEmpty() && block.children("block").isEmpty()) {
            report(
                    PackageRule.CMI5_STRUCTURE,
                    block,
                    "a block holds at least one assignable unit or block (cmi5 13.1.2)");
        }
    }

    private void unit(XmlElement unit) {
        named(unit);
        word(unit, "moveOn", MOVE_ON);
        word(unit, "launchMethod", LAUNCH_METHODS);
        String mastery = unit.attribute("masteryScore");
        if (mastery != null
                && !(Values.isWithin(mastery, 0, 1)
                        && FOUR_DECIMALS.matcher(mastery.strip()).matches())) {
            report(
                    PackageRule.CMI5_VALUE,
                    unit,
                    "masteryScore is a number from 0 to 1 with at most four decimals, not \""
                            + mastery
                            + "\"");
        }
        String type = unit.attribute("activityType");
        if (type != null && !Values.isIri(type)) {
            report(PackageRule.CMI5_VALUE, unit, "activityType is an IRI, not \"" + type + "\"");
        }
        XmlElement url = unit.child("url");
        String address = url == null ? "" : url.text().strip();
        if (url == null || address.isEmpty()) {
            report(PackageRule.CMI5_URL, unit, "the assignable unit has no url to launch");
        } else {
            url(url, address);
        }
    }

    private void url(XmlElement url, String address) {
        if (PackageFiles.isElsewhere(address)) {
            if (!address.matches("(?i)https?://[^/]+.*")) {
                report(
                        PackageRule.CMI5_URL,
                        url,
                        "an LMS launches http and https addresses, not \"" + address + "\"");
            }
        } else {
            files.find(url, "", address);
        }
        if (RESERVED.matcher(address).matches() || address.contains("#")) {
            report(
                    PackageRule.CMI5_URL_QUERY,
                    url,
                    "a launch adds endpoint, fetch, actor, registration and activityId to the"
                            + " address; its own may not have these, nor a #");
        }
    }

    private void named(XmlElement element) {
        id(element);
        texts(element);
    }

    private void id(XmlElement element) {
        String id = element.value("id").strip();
        if (id.isEmpty() || !Values.isIri(id)) {
            report(
                    PackageRule.CMI5_ID,
                    element,
                    "the id of this " + element.name() + " is no absolute IRI: \"" + id + "\"");
        } else if (!ids.add(id)) {
            report(PackageRule.CMI5_ID, element, "the id \"" + id + "\" is used twice (cmi5 13.1)");
        }
    }

    private void texts(XmlElement element) {
        for (String name : List.of("title", "description")) {
            XmlElement text = element.child(name);
            List<XmlElement> strings = text == null ? List.of() : text.children("langstring");
            if (text == null
                    || strings.isEmpty()
                    || strings.stream().anyMatch(string -> string.text().isBlank())) {
                report(
                        PackageRule.CMI5_TEXT,
                        element,
                        "this " + element.name() + " has no " + name + " in a langstring");
            }
            for (XmlElement string : strings) {
                String lang = string.attribute("lang");
                if (lang != null && !Values.isLanguage(lang)) {
                    report(PackageRule.CMI5_TEXT, string, "no language is called \"" + lang + "\"");
                }
            }
        }
    }

    private void word(XmlElement element, String attribute, Set<String> words) {
        String given = element.attribute(attribute);
        if (given != null && !words.contains(given)) {
            report(
                    PackageRule.CMI5_VALUE,
                    element,
                    attribute
                            + " cannot be \""
                            + given
                            + "\"; it is one of "
                            + String.join(", ", new TreeSet<>(words)));
        }
    }

    private void report(PackageRule rule, XmlElement at, String message) {
        findings.add(rule, CourseStructure.FILE, at, message);
    }
}
