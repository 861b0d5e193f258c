package nl.leerspoor.lrs.xapi;

import java.util.Locale;

/** Every way a request can be refused (Communication 3.2); docs/problems.md has one entry each. */
public enum ProblemType {
    /** The request breaks the specification; the violations say where. */
    INVALID_INPUT,
    /** No credential, or one that is wrong, revoked or expired. */
    UNAUTHORIZED,
    /** The credential does not allow this. */
    FORBIDDEN,
    /** There is no such thing. */
    NOT_FOUND,
    /** The resource does not know this method. */
    METHOD_NOT_ALLOWED,
    /** None of the media types asked for can be given. */
    NOT_ACCEPTABLE,
    /** It contradicts what is stored. */
    CONFLICT,
    /** The document changed since the version the request names. */
    PRECONDITION_FAILED,
    /** Body, batch or statement is above the configured limit. */
    TOO_LARGE,
    /** The body's content type cannot be read here. */
    UNSUPPORTED_MEDIA_TYPE,
    /** Too many failed log-ins; try later. */
    TOO_MANY_REQUESTS,
    /** A fault of ours; the log has it under the instance id. */
    INTERNAL,
    /** The database cannot be reached; nothing was done, try again. */
    UNAVAILABLE;

    /** The HTTP status. */
    public int status() {
        return switch (this) { // no default: a new type must not compile without a status
            case INVALID_INPUT -> 400;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case TOO_MANY_REQUESTS -> 429;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
        };
    }

    /** Its section in docs/problems.md, for example {@code invalid-input}. */
    public String anchor() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A short title that is the same for every occurrence, for example {@code Invalid input}. */
    public String title() {
        String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
