package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What has been given an id, where, and who names it; and the web addresses that are named. */
final class References {
    /** What an id stands for; its name is used in messages. */
    enum Kind {
        /** A learning outcome. */
        OUTCOME("outcome", "course.yaml"),
        /** A learning goal of the sector. */
        GOAL("goal", "course.yaml"),
        /** A source in sources.yaml. */
        SOURCE("source", "sources.yaml"),
        /** An author or reviewer. */
        PERSON("person", "course.yaml"),
        /** A module. */
        MODULE("module", "course.yaml"),
        /** A unit, the exam or the workbook: one name space (D-22: the AU is chosen by id). */
        UNIT("unit", "course.yaml"),
        /** An item of the exam bank. */
        EXAM_ITEM("exam item", "the exam bank"),
        /** A word of the glossary. */
        TERM("term", "glossary.yaml");

        private final String word;
        private final String home;

        Kind(String word, String home) {
            this.word = word;
            this.home = home;
        }
    }

    private static final Pattern WEB = Pattern.compile("https?://.", Pattern.CASE_INSENSITIVE);

    private record Use(Kind kind, String id, Place place) {}

    private final Map<Kind, Map<String, Place>> defined = new EnumMap<>(Kind.class);
    private final Map<String, Place> parts = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final List<WebLink> links = new ArrayList<>();

    References() {
        for (Kind kind : Kind.values()) {
            defined.put(kind, new LinkedHashMap<>());
        }
    }

    /** Gives something an id; twice the same is an error. */
    void define(Kind kind, String id, Place place, Findings findings) {
        Place first = ids(kind).putIfAbsent(id, place);
        if (first != null && !id.isEmpty()) {
            findings.error(
                    Rule.ID_DUPLICATE,
                    place,
                    "the id \""
                            + id
                            + "\" is taken already ("
                            + first.file()
                            + ":"
                            + first.line()
                            + "); every "
                            + kind.word
                            + " needs its own");
        }
    }

    void use(Kind kind, String id, Place place) {
        uses.add(new Use(kind, id, place));
        used.add(kind + "/" + id);
    }

    /** Uses every id of a list, and gives them. */
    List<String> useAll(Kind kind, Keys keys, String key) {
        List<String> ids = new ArrayList<>();
        for (YamlNode.Scalar word : keys.words(key)) {
            use(kind, word.value(), word.place());
            ids.add(word.value());
        }
        return ids;
    }

    boolean isUsed(Kind kind, String id) {
        return used.contains(kind + "/" + id);
    }

    /** Remembers an address on the web; anything else, such as mail or a file, is left alone. */
    void link(String address, Place place) {
        if (WEB.matcher(address).lookingAt()) {
            links.add(new WebLink(address, place.file(), place.line(), place.column()));
        }
    }

    /** Every address on the web, by place. */
    List<WebLink> links() {
        return links.stream()
                .distinct()
                .sorted(
                        Comparator.comparing(WebLink::file)
                                .thenComparingInt(WebLink::line)
                                .thenComparingInt(WebLink::column)
                                .thenComparing(WebLink::address))
                .toList();
    }

    /** Remembers where a part of something stands, for findings about that part. */
    void locate(Kind kind, String id, String part, Place place) {
        parts.putIfAbsent(kind + "/" + id + "/" + part, place);
    }

    /** Where a part stands, or else the thing itself, or else the plan. */
    Place place(Kind kind, String id, String part) {
        Place place = parts.get(kind + "/" + id + "/" + part);
        return place == null ? place(kind, id) : place;
    }

    /** Where something got its id, or else the plan. */
    Place place(Kind kind, String id) {
        Place place = ids(kind).get(id);
        return place == null ? Place.of(CourseParser.FILE) : place;
    }

    /** Reports every use of an id that nothing has. */
    void check(Findings findings) {
        for (Use use : uses) {
            boolean bankMissing = use.kind == Kind.EXAM_ITEM && ids(use.kind).isEmpty();
            if (!ids(use.kind).containsKey(use.id) && !bankMissing) {
                findings.error(
                        use.kind == Kind.SOURCE ? Rule.CITATION_UNKNOWN : Rule.REFERENCE_UNKNOWN,
                        use.place,
                        "there is no "
                                + use.kind.word
                                + " \""
                                + use.id
                                + "\" in "
                                + use.kind.home
                                + Suggestion.of(use.id, ids(use.kind).keySet()));
            }
        }
    }

    private Map<String, Place> ids(Kind kind) {
        return java.util.Objects.requireNonNull(defined.get(kind));
    }
}
