package nl.leerspoor.lrs;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key and secret for HTTP Basic authentication, with what it allows.
 *
 * @param id names the credential for ever
 * @param tenant whose data it opens
 * @param name account name of the authority its statements are stored under
 * @param key user name in HTTP Basic; unique in the whole store
 * @param secret password in HTTP Basic; present only in the answer that made it, stored nowhere
 * @param scopes what it allows
 * @param restrictions what it is narrowed to
 * @param created when it was made
 * @param revoked true when it is refused
 */
public record Credential(
        UUID id,
        String tenant,
        String name,
        String key,
        @Nullable String secret,
        Set<Scope> scopes,
        Restrictions restrictions,
        Instant created,
        boolean revoked) {

    /** Keeps its own copy of the scopes. */
    public Credential {
        scopes = Set.copyOf(scopes);
    }

    Credential withSecret(String known) {
        return new Credential(id, tenant, name, key, known, scopes, restrictions, created, revoked);
    }

    /** True when the other one, in use, has the same tenant, name, scopes and restrictions. */
    boolean same(Credential other) {
        return tenant.equals(other.tenant)
                && name.equals(other.name)
                && scopes.equals(other.scopes)
                && restrictions.equals(other.restrictions)
                && revoked == other.revoked;
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "Credential[" + tenant + "/" + name + ", key=" + key + ", secret=***]";
    }
}
