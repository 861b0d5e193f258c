package nl.leerspoor.engine.content.cmi5;

/** When an assignable unit is satisfied (cmi5 13.1.4). */
public enum MoveOn {
    /** A completed statement. */
    COMPLETED("Completed"),
    /** A completed and a passed statement. */
    COMPLETED_AND_PASSED("CompletedAndPassed");

    private final String value;

    MoveOn(String value) {
        this.value = value;
    }

    /**
     * The value in the course structure and in the launch data.
     *
     * @return as the specification spells it
     */
    public String value() {
        return value;
    }
}
