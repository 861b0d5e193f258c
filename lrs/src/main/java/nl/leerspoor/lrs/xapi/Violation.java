package nl.leerspoor.lrs.xapi;

/**
 * One broken rule and where.
 *
 * @param pointer JSON pointer into the body ({@code /0/actor/mbox}), {@code ?name} for a query
 *     parameter, {@code name:} for a header
 * @param rule section of the specification, for example {@code Data 2.4.5.1}
 * @param message what is wrong, for a developer
 */
public record Violation(String pointer, String rule, String message) {
    /** Place and message in one line: {@code /0/actor: must be an object}. */
    public String line() {
        if (pointer.isEmpty()) {
            return message;
        }
        return pointer + (pointer.endsWith(":") ? " " : ": ") + message;
    }
}
