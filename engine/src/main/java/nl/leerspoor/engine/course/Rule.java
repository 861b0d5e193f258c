package nl.leerspoor.engine.course;

import nl.leerspoor.engine.course.Diagnostic.Severity;

/**
 * What is looked at in a course. The ids are stable: reports, filters and code-scanning sites name
 * rules by them (docs/course-language.md lists them all).
 */
public enum Rule implements CheckRule {
    /** A text file. */
    FILE(
            "file",
            Severity.ERROR,
            "A file is missing, too large, unreadable, or not plain UTF-8 text."),
    /** YAML as such. */
    YAML(
            "yaml",
            Severity.ERROR,
            "The YAML cannot be read, has a key twice, or uses anchors, tags or a second"
                    + " document."),
    /** Keys and attributes. */
    KEY_UNKNOWN("key-unknown", Severity.ERROR, "A key or an attribute means nothing here."),
    /** Values. */
    VALUE("value", Severity.ERROR, "A value is missing or has the wrong form."),
    /** The shape of a unit. */
    FORM("form", Severity.ERROR, "A text does not have the shape that its kind of unit asks for."),
    /** Ids. */
    ID_DUPLICATE("id-duplicate", Severity.ERROR, "Two things have the same id."),
    /** Short names of ids in suspend data. */
    ID_CLASH(
            "id-clash",
            Severity.ERROR,
            "Two ids get the same short name in the progress that packages keep, so that one would"
                    + " overwrite the other; give the newer one another id."),
    /** References. */
    REFERENCE_UNKNOWN(
            "reference-unknown",
            Severity.ERROR,
            "An outcome, person, module or exam item is named that does not exist."),
    /** Citations. */
    CITATION_UNKNOWN(
            "citation-unknown", Severity.ERROR, "A source is cited that sources.yaml lacks."),
    /** Claims. */
    CITATION_MISSING(
            "citation-missing",
            Severity.WARNING,
            "A unit or an exam item has a figure, an age limit or an article of a law, and names no"
                    + " source."),
    /** Files of a unit. */
    MEDIA_MISSING(
            "media-missing",
            Severity.ERROR,
            "A film, picture or other file is not in the media folder, is empty, or has a name that"
                    + " hosts would change."),
    /** Links. */
    LINK_BROKEN("link-broken", Severity.ERROR, "A link leads nowhere or has no text."),
    /** Addresses that no longer exist. */
    LINK_GONE(
            "link-gone",
            Severity.WARNING,
            "Only with --links: the web answers that there is nothing at an address (404, 410)."),
    /** Addresses that have a successor. */
    LINK_MOVED(
            "link-moved",
            Severity.NOTE,
            "Only with --links: an address has moved for good; the new one is named."),
    /** Addresses of which we cannot tell. */
    LINK_UNSURE(
            "link-unsure",
            Severity.NOTE,
            "Only with --links: an address did not answer, or not in a way that tells whether it"
                    + " is still there."),
    /** Pictures. */
    ALT_TEXT("alt-text", Severity.ERROR, "A picture has no text for those who cannot see it."),
    /** HTML. */
    RAW_HTML("raw-html", Severity.ERROR, "HTML stands where only Markdown is read."),
    /** Headings. */
    HEADING_JUMP(
            "heading-jump",
            Severity.WARNING,
            "A heading skips a level, so that screen readers announce a part that is not there."),
    /** The guides. */
    GUIDE(
            "guide",
            Severity.ERROR,
            "A guide asks for something that does not exist, leaves out what it must say, or has a"
                    + " picture."),
    /** Captions. */
    CAPTIONS(
            "captions",
            Severity.WARNING,
            "A film has no captions (an error), or they are no WebVTT, run out of order, stop"
                    + " before half of the film or go on after it."),
    /** Transcripts. */
    TRANSCRIPT(
            "transcript",
            Severity.WARNING,
            "A film has no transcript (an error), or one that says much less than its captions."),
    /** Units to be written. */
    UNIT_PLANNED("unit-planned", Severity.NOTE, "A unit is listed and has no file yet."),
    /** Files that nothing names. */
    FILE_UNUSED("file-unused", Severity.NOTE, "A file in a media folder is used by no unit."),
    /** S0-050 to S0-055. */
    STUDY_LOAD(
            "study-load",
            Severity.ERROR,
            "The hours of units and exam do not sum to the promised study load (S0-050 to"
                    + " S0-055)."),
    /** The sums beside the estimate. */
    STUDY_LOAD_ESTIMATE(
            "study-load-estimate",
            Severity.NOTE,
            "What the written units are good for, beside the time they are estimated to take; a"
                    + " warning when that is less than 70% of it."),
    /** Time of a unit. */
    TIME_ESTIMATE(
            "time-estimate",
            Severity.WARNING,
            "A unit is estimated to take less than half or more than twice its study time."),
    /** S0-027. */
    FIVE_KINDS(
            "five-kinds",
            Severity.ERROR,
            "A module lacks one of its five kinds of units, or has more than one practice"
                    + " assignment (S0-027); a warning while the unit is planned."),
    /** Modules without lessons. */
    MODULE_EMPTY("module-empty", Severity.WARNING, "Nothing of a module is written yet."),
    /** S0-030. */
    PRACTICE_ORDER(
            "practice-order",
            Severity.ERROR,
            "Practice stands before the theory that it is about (S0-030)."),
    /** S0-041, seen from the item. */
    ITEM_OUTCOME(
            "item-outcome", Severity.ERROR, "A unit or a question serves no outcome (S0-041)."),
    /** S0-041, seen from the outcome. */
    OUTCOME_UNSERVED(
            "outcome-unserved",
            Severity.WARNING,
            "No unit, question or rubric line serves an outcome (S0-041); a note while units are"
                    + " planned."),
    /** S0-041: outcomes are the basis for testing. */
    OUTCOME_UNTESTED(
            "outcome-untested",
            Severity.WARNING,
            "An outcome is taught, but no question, assignment or rubric line asks for it (S0-041);"
                    + " a note while units are planned."),
    /** S0-124: outcomes, content and testing hang together. */
    GOAL_UNCOVERED(
            "goal-uncovered",
            Severity.WARNING,
            "A goal of the sector has no lesson that serves it, or nothing that asks for it (S0-124);"
                    + " a note while units are planned."),
    /** S0-080, S0-081, P-3. */
    BLUEPRINT(
            "blueprint",
            Severity.ERROR,
            "A form of the exam has the wrong length, or leaves out a module or a safety topic"
                    + " (S0-080, S0-081, P-3)."),
    /** Answer keys. */
    ANSWER_PATTERN(
            "answer-pattern",
            Severity.WARNING,
            "Right answers follow a pattern: one place, a fixed order, or always the longest."),
    /** P-52, P-60. */
    SURVEY(
            "survey",
            Severity.ERROR,
            "A survey has a right answer, feedback, a hint or a question that asks for text, or does"
                    + " not say who gets to know the answers (P-52, P-60)."),
    /** Spelling. */
    SPELLING(
            "spelling",
            Severity.WARNING,
            "Only with --spelling: a word is in neither the dictionary nor the course's own"
                    + " woordenlijst.txt."),
    /** Plain language. */
    READABILITY(
            "readability",
            Severity.WARNING,
            "A unit reads harder than B1: its Flesch-Douma figure is below 60."),
    /** Sources. */
    CITATION_OUTDATED(
            "citation-outdated",
            Severity.WARNING,
            "A source was never looked up, or not in the last 12 months."),
    /** Sources that nothing cites. */
    SOURCE_UNCITED("source-uncited", Severity.NOTE, "No unit or exam item cites a source."),
    /** The glossary. */
    TERM_DUPLICATE(
            "term-duplicate",
            Severity.ERROR,
            "A word stands twice in glossary.yaml, as a term or among the aliases."),
    /** Words that no text has. */
    TERM_UNUSED("term-unused", Severity.NOTE, "No unit has a word of glossary.yaml."),
    /** S0-122. */
    REVIEW_OVERDUE(
            "review-overdue",
            Severity.WARNING,
            "The course or a unit was not reviewed in the last 12 months (S0-122)."),
    /** Suspend data. */
    STATE_BUDGET(
            "state-budget",
            Severity.ERROR,
            "Progress does not fit in the 4,096 characters of SCORM 1.2; a warning when it fits"
                    + " only after letting go of answers and film positions.");

    private final String id;
    private final Severity severity;
    private final String help;

    Rule(String id, Severity severity, String help) {
        this.id = id;
        this.severity = severity;
        this.help = help;
    }

    @Override
    public String id() {
        return id;
    }

    /** The help text names the exceptions. */
    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String help() {
        return help;
    }
}
