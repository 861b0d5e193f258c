package nl.leerspoor.engine.profile;

/** Who worked out a result (D-7), weakest first. */
public enum ScoredBy {
    /** Our player inside a package; anyone who holds the package could forge it. */
    PACKAGE("package"),
    /** Another LMS. */
    HOST("host"),
    /** Leerspoor itself. */
    ENGINE("engine");

    private final String key;

    ScoredBy(String key) {
        this.key = key;
    }

    /**
     * The word used in JSON.
     *
     * @return lower case
     */
    public String key() {
        return key;
    }
}
