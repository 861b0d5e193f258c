package nl.leerspoor.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Key of something that is opened with a secret, of which only the hash is kept.
 *
 * @param tenant the provider
 * @param tokenHash see {@link Tokens#hash}
 */
@Embeddable
public record TenantToken(
        @Column(name = "tenant") String tenant, @Column(name = "token_hash") String tokenHash) {}
