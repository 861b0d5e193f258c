package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys that each group of YAML may have: what the parsers know, and nothing else. A test holds
 * the JSON Schemas, with which editors complete and check, to this list.
 */
enum KeyGroup {
    COURSE(
            "the course",
            "id",
            "domain",
            "title",
            "title_en",
            "language",
            "version",
            "revised",
            "example",
            "issuer",
            "support",
            "regulations",
            "people",
            "areas",
            "outcomes",
            "goals",
            "studyLoad",
            "modules",
            "exam",
            "workbook",
            "certificate"),
    ISSUER("\"issuer\"", "name", "url"),
    SUPPORT("\"support\"", "name", "email", "hours"),
    REGULATIONS("\"regulations\"", "title", "version", "url"),
    PERSON("a person", "id", "name", "email"),
    OUTCOME("an outcome", "id", "area", "text"),
    GOAL("a goal", "id", "text", "units", "items"),
    LOAD("a study load", Bucket.THEORY.key(), Bucket.PRACTICE.key(), Bucket.REFLECTION.key()),
    MODULE("a module", "id", "folder", "title", "title_en", "units"),
    UNIT("a unit", "id", "kind", "title", "title_en", "load"),
    EXAM(
            "\"exam\"",
            "id",
            "title",
            "bank",
            "load",
            "questions",
            "passMark",
            "attempts",
            "window",
            "opensAfterAllModules",
            "forms"),
    WORKBOOK("\"workbook\"", "id", "title"),
    CERTIFICATE("\"certificate\"", "requires"),
    SOURCE("a source", "id", "authors", "year", "title", "publisher", "doi", "url", "read", "note"),
    TERM("a term", "term", "explanation", "aliases"),
    FRONT(
            "the front matter",
            "unit",
            "title_en",
            "outcomes",
            "sources",
            "authors",
            "reviewedBy",
            "revised",
            "summary",
            "summary_en"),
    FRONT_OF_VIDEO(FRONT, "video", "captions", "poster", "duration"),
    FRONT_OF_WORKBOOK(FRONT, "rubric"),
    FRONT_OF_SURVEY(FRONT, "answers"),
    RUBRIC_LINE("a line of the rubric", "id", "outcome", "criterion", "sufficient");

    private final String what;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing can change
    private final List<String> keys;

    KeyGroup(String what, String... keys) {
        this.what = what;
        this.keys = List.of(keys);
    }

    KeyGroup(KeyGroup base, String... more) {
        List<String> all = new ArrayList<>(base.keys);
        all.addAll(List.of(more));
        this.what = base.what;
        this.keys = List.copyOf(all);
    }

    /** The front matter of a unit. */
    static KeyGroup front(UnitKind kind) {
        return switch (kind) {
            case VIDEO -> FRONT_OF_VIDEO;
            case WORKBOOK -> FRONT_OF_WORKBOOK;
            case SURVEY -> FRONT_OF_SURVEY;
            case ARTICLE, EXAMPLE, QUIZ, THEORY, PRACTICE -> FRONT;
        };
    }

    /** What messages call it. */
    String what() {
        return what;
    }

    /** In the order in which messages name them. */
    List<String> keys() {
        return keys;
    }
}
