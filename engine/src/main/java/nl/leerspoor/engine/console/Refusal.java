package nl.leerspoor.engine.console;

/**
 * A request that is not carried out, with a sentence for the person who asked. Shown as a page, or
 * as {@code application/problem+json} under {@code /api} (house 6).
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /**
     * A refusal.
     *
     * @param kind why
     * @param sentence Dutch, plain, says what to do next
     */
    public Refusal(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    /**
     * Why.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The sentence for the person who asked.
     *
     * @return Dutch
     */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** Why a request is refused. */
    public enum Kind {
        /** The request cannot be understood. */
        INVALID,
        /** Nobody is signed in; a page leads to signing in. */
        NOT_SIGNED_IN,
        /** Signed in, but not allowed. */
        FORBIDDEN,
        /** Not there, or not for this caller. */
        NOT_FOUND,
        /** It contradicts what is there. */
        CONFLICT,
        /** It was there once: a used or expired link. */
        GONE,
        /** Too often in too short a time. */
        TOO_MANY
    }
}
