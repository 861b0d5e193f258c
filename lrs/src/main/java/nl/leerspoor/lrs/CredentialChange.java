package nl.leerspoor.lrs;

import java.time.Instant;
import java.util.UUID;

/**
 * One change to a credential; these are kept for ever.
 *
 * @param changed when
 * @param tenant of the credential
 * @param credential id of the credential
 * @param kind what was done
 * @param by who did it, for example {@code cli:anna} or {@code credential:<id> (<name>)}
 * @param detail name, key and rights after the change; never a secret
 */
public record CredentialChange(
        Instant changed, String tenant, UUID credential, Kind kind, String by, String detail) {
    /** What can be done to a credential. */
    public enum Kind {
        /** It was made. */
        CREATED,
        /** It got another name, secret, scopes or restrictions. */
        CHANGED,
        /** It got another secret. */
        ROTATED,
        /** It is refused from then on. */
        REVOKED
    }
}
