package nl.leerspoor.engine.course;

/** The three buckets of study load: 9 + 8 + 6 hours in the reference course (S0-051 to S0-053). */
public enum Bucket {
    /** Theory and video lessons, digital (S0-051). */
    THEORY("theory"),
    /** Practice assignments in daily work on the group (S0-052). */
    PRACTICE("practice"),
    /** Processing and reflection, digital (S0-053). */
    REFLECTION("reflection");

    private final String key;

    Bucket(String key) {
        this.key = key;
    }

    /**
     * The name of this bucket in {@code course.yaml} and in JSON.
     *
     * @return a lower-case word
     */
    public String key() {
        return key;
    }
}
