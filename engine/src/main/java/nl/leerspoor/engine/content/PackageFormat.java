package nl.leerspoor.engine.content;

/** The kinds of packages we write. */
public enum PackageFormat {
    /** SCORM 1.2, one SCO: what every LMS takes. */
    SCORM12("scorm12"),
    /** cmi5, an assignable unit per module (D-22). */
    CMI5("cmi5"),
    /** Plain web: opens from a disk or any web server. */
    WEB("web");

    private final String key;

    PackageFormat(String key) {
        this.key = key;
    }

    /**
     * The name of this format on the command line, in file names and in the player's configuration.
     *
     * @return a lower-case word
     */
    public String key() {
        return key;
    }
}
