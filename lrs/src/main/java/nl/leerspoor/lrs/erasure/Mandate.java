package nl.leerspoor.lrs.erasure;

/**
 * Who runs it and why; both stay in the ledger for ever, so neither names the person it is about.
 *
 * @param by who, 1 to 200 characters
 * @param reason why, for example the number of a request; 1 to 1,000 characters
 */
public record Mandate(String by, String reason) {
    /** Refuses what is missing or too long. */
    public Mandate {
        if (by.isBlank() || by.length() > 200) {
            throw new IllegalArgumentException("who runs it has 1 to 200 characters");
        }
        if (reason.isBlank() || reason.length() > 1000) {
            throw new IllegalArgumentException("a reason has 1 to 1,000 characters");
        }
    }
}
