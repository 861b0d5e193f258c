package nl.leerspoor.engine.content.cmi5;

/** What a launch is for (cmi5 10.2.2); SCORM has the same three. */
public enum LaunchMode {
    /** It counts. */
    NORMAL("Normal"),
    /** Somebody looks around; nothing is recorded. */
    BROWSE("Browse"),
    /** Somebody looks back; nothing is recorded. */
    REVIEW("Review");

    private final String value;

    LaunchMode(String value) {
        this.value = value;
    }

    /**
     * The value in launched statements and in the launch data.
     *
     * @return as the specification spells it
     */
    public String value() {
        return value;
    }
}
