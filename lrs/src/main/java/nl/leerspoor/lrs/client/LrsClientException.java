package nl.leerspoor.lrs.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer that is not the one hoped for, or none. */
public final class LrsClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Answer answer;

    LrsClientException(Answer answer, String message) {
        super(message);
        this.answer = answer;
    }

    LrsClientException(Throwable cause) {
        super("the server cannot be reached: " + reason(cause), cause);
        this.answer = null;
    }

    // A connection that is refused has no message of its own in java.net.http.
    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** What was answered; empty when there was no whole answer. */
    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    /** The HTTP status; 0 when there was no answer. */
    public int status() {
        return answer == null ? 0 : answer.status();
    }

    /** True when the same request may succeed later (decisions D-19): no answer, 429 or 5xx. */
    public boolean mayRetry() {
        return status() == 0 || status() == 429 || status() >= 500;
    }
}
