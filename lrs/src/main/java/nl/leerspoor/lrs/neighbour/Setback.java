package nl.leerspoor.lrs.neighbour;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.leerspoor.lrs.client.Answer;
import nl.leerspoor.lrs.client.LrsClientException;
import org.jspecify.annotations.Nullable;

/** Ends a turn: it has to be tried again later, or an operator has to look first. */
final class Setback extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 2000;

    /** What an answer that is not 2xx says about the statements sent. */
    enum Verdict {
        /** One of the statements is refused for good. */
        STATEMENT,
        /** A statement with an id of ours is there already. */
        CONFLICT,
        /** Our credential or the address is wrong: no statement can mend that. */
        NEIGHBOUR,
        /** The same request may succeed later. */
        LATER
    }

    private final boolean needsOperator;
    private final int status;
    private final @Nullable Duration asked;

    private Setback(String message, boolean needsOperator, int status, @Nullable Duration asked) {
        super(message.length() > MOST ? message.substring(0, MOST) : message, null, false, false);
        this.needsOperator = needsOperator;
        this.status = status;
        this.asked = asked;
    }

    /**
     * Deviation from "4xx is about the statements": 404, 405, 407 and 410 answer to the address, so
     * they pause the neighbour as 401 and 403 do instead of setting the whole log aside.
     */
    static Verdict verdict(int status) {
        return switch (status) {
            case 401, 403, 404, 405, 407, 410 -> Verdict.NEIGHBOUR;
            case 408, 421, 425, 429 -> Verdict.LATER;
            case 409 -> Verdict.CONFLICT;
            default -> status / 100 == 4 ? Verdict.STATEMENT : Verdict.LATER;
        };
    }

    /** Try again later. */
    static Setback later(String message) {
        return new Setback(message, false, 0, null);
    }

    /** The answer to a request that carried no statement, or was not about one. */
    static Setback of(Answer answer, Instant now) {
        String message = "status " + answer.status() + ": " + answer.text();
        return new Setback(
                message,
                verdict(answer.status()) == Verdict.NEIGHBOUR,
                answer.status(),
                answer.retryAfter(now).orElse(null));
    }

    static Setback of(LrsClientException e, Instant now) {
        Optional<Answer> answer = e.answer().filter(a -> !a.ok());
        return answer.isPresent() ? of(answer.get(), now) : later(String.valueOf(e.getMessage()));
    }

    /** The same, to be tried again by itself. */
    Setback withoutOperator() {
        return new Setback(reason(), false, status, asked);
    }

    /** True when trying again does not help before an operator has done something. */
    boolean needsOperator() {
        return needsOperator;
    }

    /** HTTP status; 0 when there was none. */
    int status() {
        return status;
    }

    /** For people. */
    String reason() {
        return String.valueOf(getMessage());
    }

    /** How long the neighbour asks to wait; null when it does not. */
    @Nullable Duration asked() {
        return asked;
    }
}
