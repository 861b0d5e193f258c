package nl.leerspoor.lrs;

import java.util.Set;
import java.util.UUID;

/**
 * The identity a request acts under. A statement's {@code authority} property is set by the store
 * from {@code name}, never by a sender (Data 2.4.9).
 *
 * @param tenant whose data is read and written; follows from the credential (decisions D-6)
 * @param credential id of the credential, for the log
 * @param name account name in the authority agent; unique in the tenant
 * @param scopes what is allowed (Communication 4.2)
 * @param restrictions what it is narrowed to
 */
public record Authority(
        String tenant, UUID credential, String name, Set<Scope> scopes, Restrictions restrictions) {

    private static final UUID NO_CREDENTIAL = new UUID(0, 0);

    /** Keeps its own copy of the scopes. */
    public Authority {
        scopes = Set.copyOf(scopes);
    }

    /** An embedding application acting for itself: every scope, no restriction. */
    public static Authority trusted(String tenant, String name) {
        return new Authority(tenant, NO_CREDENTIAL, name, Set.of(Scope.ALL), Restrictions.NONE);
    }

    /** True when one of the scopes, or {@code all}, is held. */
    public boolean mayAny(Scope... wanted) {
        if (scopes.contains(Scope.ALL)) {
            return true;
        }
        for (Scope scope : wanted) {
            if (scopes.contains(scope)) {
                return true;
            }
        }
        return false;
    }
}
