package nl.leerspoor.lrs;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Ifi;

/**
 * The identity a request acts under. A statement's {@code authority} property is set by the store
 * from this, never by a sender (Data 2.4.9).
 *
 * @param tenant whose data is read and written; follows from the credential (decisions D-6)
 * @param credential id of the credential, for the log
 * @param name tells authorities of a tenant apart: {@code statements/read/mine} reads what was
 *     stored under the same name
 * @param scopes what is allowed (Communication 4.2)
 * @param restrictions what it is narrowed to
 * @param accounts who stands in the authority property: none for an account with {@code name} at
 *     the configured home page, one for an agent, two (application and user) for a group
 */
public record Authority(
        String tenant,
        UUID credential,
        String name,
        Set<Scope> scopes,
        Restrictions restrictions,
        List<Ifi> accounts) {

    private static final UUID NO_CREDENTIAL = new UUID(0, 0);

    /** Keeps its own copies; refuses more than two accounts. */
    public Authority {
        scopes = Set.copyOf(scopes);
        accounts = List.copyOf(accounts);
        if (accounts.size() > 2) {
            throw new IllegalArgumentException("an application and a user at most (Data 2.4.9)");
        }
    }

    /** An authority known by its name alone. */
    public Authority(
            String tenant,
            UUID credential,
            String name,
            Set<Scope> scopes,
            Restrictions restrictions) {
        this(tenant, credential, name, scopes, restrictions, List.of());
    }

    /** An embedding application acting for itself: every scope, no restriction. */
    public static Authority trusted(String tenant, String name) {
        return new Authority(tenant, NO_CREDENTIAL, name, Set.of(Scope.ALL), Restrictions.NONE);
    }

    /** True when one of the scopes is held, or {@code all}, which stands for all but admin. */
    public boolean mayAny(Scope... wanted) {
        for (Scope scope : wanted) {
            if (scopes.contains(scope) || (scope != Scope.ADMIN && scopes.contains(Scope.ALL))) {
                return true;
            }
        }
        return false;
    }
}
