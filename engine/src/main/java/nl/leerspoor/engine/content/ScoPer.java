package nl.leerspoor.engine.content;

/**
 * What a SCORM package has one SCO for. One for all is what every LMS takes; the others show an LMS
 * how far a learner is in each part, in LMSs that play several SCOs well (docs/packages.md).
 */
public enum ScoPer {
    /** One SCO for all that is in the package. */
    COURSE("course"),
    /** One for each module, the exam and the workbook. */
    MODULE("module"),
    /** One for each lesson, the exam and the workbook. */
    UNIT("unit");

    private final String key;

    ScoPer(String key) {
        this.key = key;
    }

    /**
     * The name on the command line and in the player's configuration.
     *
     * @return a lower-case word
     */
    public String key() {
        return key;
    }
}
