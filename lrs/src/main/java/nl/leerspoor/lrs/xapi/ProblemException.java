package nl.leerspoor.lrs.xapi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal with its reason; one per request, with every violation found. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Violation> violations;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            ProblemType type,
            String detail,
            List<Violation> violations,
            @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    /** A refusal with its violations. */
    public ProblemException(ProblemType type, String detail, List<Violation> violations) {
        this(type, detail, violations, null);
    }

    /** A refusal without a place. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /** Invalid input with one violation. */
    public static ProblemException invalid(String pointer, String rule, String message) {
        Violation violation = new Violation(pointer, rule, message);
        return new ProblemException(
                ProblemType.INVALID_INPUT, violation.line(), List.of(violation));
    }

    /** A refusal that may be gone after {@code wait}. */
    public static ProblemException later(ProblemType type, String detail, Duration wait) {
        return new ProblemException(type, detail, List.of(), wait);
    }

    /** How long to wait before asking again; empty when that is not known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What kind of refusal this is. */
    public ProblemType type() {
        return type;
    }

    /** The explanation for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Every violation found; empty when the refusal has no place. */
    public List<Violation> violations() {
        return violations;
    }
}
