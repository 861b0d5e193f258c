package nl.leerspoor.engine.content.scorm;

/** What a resource is to the LMS (SCORM 1.2 CAM 2.3.2.3). */
public enum ScormType {
    /** Speaks to the run-time API. */
    SCO("sco"),
    /** Is only shown; hosts set it completed on launch. */
    ASSET("asset");

    private final String value;

    ScormType(String value) {
        this.value = value;
    }

    /**
     * The value of {@code adlcp:scormtype}.
     *
     * @return a lower-case word
     */
    public String value() {
        return value;
    }
}
