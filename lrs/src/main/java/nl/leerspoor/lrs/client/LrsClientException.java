package nl.leerspoor.lrs.client;

/** An answer that is not the one hoped for, or none. */
public final class LrsClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    LrsClientException(int status, String message) {
        super(message);
        this.status = status;
    }

    LrsClientException(Throwable cause) {
        super("the LRS cannot be reached: " + cause.getMessage(), cause);
        this.status = 0;
    }

    /** The HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** True when the same request may succeed later (decisions D-19): no answer, 429 or 5xx. */
    public boolean mayRetry() {
        return status == 0 || status == 429 || status >= 500;
    }
}
