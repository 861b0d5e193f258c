package nl.leerspoor.engine;

/**
 * The engine cannot start for a reason the operator can do something about: one clear sentence, no
 * stack trace, exit code 2.
 */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What a process that could not start ends with. */
    public static final int EXIT_CODE = 2;

    /**
     * A failure to start.
     *
     * @param sentence what is wrong and what to do
     */
    public StartFailure(String sentence) {
        super(sentence, null, false, false);
    }

    /**
     * What is wrong and what to do.
     *
     * @return one or more sentences
     */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
