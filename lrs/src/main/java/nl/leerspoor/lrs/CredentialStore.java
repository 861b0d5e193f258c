package nl.leerspoor.lrs;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys and secrets for HTTP Basic authentication (Communication 4). */
@SuppressWarnings("DoNotCallSuggester")
public final class CredentialStore {
    /** Makes a credential with a random key and secret; the secret is in this answer only. */
    public Credential create(
            String tenant, String name, Set<Scope> scopes, Restrictions restrictions) {
        throw new UnsupportedOperationException();
    }

    /** Makes sure this key opens with this secret, scopes and restrictions. */
    public Credential ensure(
            String tenant,
            String name,
            String key,
            String secret,
            Set<Scope> scopes,
            Restrictions restrictions) {
        throw new UnsupportedOperationException();
    }

    /** Who this is; empty when key or secret is wrong, or the credential revoked or expired. */
    public Optional<Authority> authenticate(String key, String secret) {
        throw new UnsupportedOperationException();
    }

    /** Refuses the key from now on. */
    public void revoke(String key) {
        throw new UnsupportedOperationException();
    }

    /** The credentials of a tenant, oldest first, without secrets. */
    public List<Credential> list(String tenant) {
        throw new UnsupportedOperationException();
    }
}
