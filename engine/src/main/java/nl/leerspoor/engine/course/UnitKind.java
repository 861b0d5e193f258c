package nl.leerspoor.engine.course;

/** What a unit is; decides how it is shown and what completes it (D-16, S0-027, S0-028). */
public enum UnitKind {
    /** A film with captions and transcript. */
    VIDEO("video"),
    /** Text to read. */
    ARTICLE("article"),
    /** An example from practice with a question to think about. */
    EXAMPLE("example"),
    /** Closed questions with feedback; formative, without a pass mark (S0-088). */
    QUIZ("quiz"),
    /** Open questions with a model answer. */
    THEORY("theory"),
    /** An assignment carried out on the baby group. */
    PRACTICE("practice"),
    /** A part of the workbook, handed in and judged by an assessor (S0-090 to S0-093). */
    WORKBOOK("workbook"),
    /** Questions without a right answer, sent as a whole (P-52); never a condition (S0-126). */
    SURVEY("survey");

    private final String key;

    UnitKind(String key) {
        this.key = key;
    }

    /**
     * The name of this kind in course files and JSON.
     *
     * @return a lower-case word
     */
    public String key() {
        return key;
    }
}
