package nl.leerspoor.lrs;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a credential may do, by the names of the specification (Communication 4.2); docs/access.md
 * has the whole matrix.
 */
public enum Scope {
    /** Write any statement. */
    STATEMENTS_WRITE("statements/write"),
    /** Read statements stored under the same authority. */
    STATEMENTS_READ_MINE("statements/read/mine"),
    /** Read any statement of the tenant. */
    STATEMENTS_READ("statements/read"),
    /** Read and write state documents. */
    STATE("state"),
    /** Read and write activity and agent profile documents. */
    PROFILE("profile"),
    /** Let statements define activities. */
    DEFINE("define"),
    /** Read everything of the tenant. */
    ALL_READ("all/read"),
    /** Everything the specification knows; not {@link #ADMIN}. */
    ALL("all"),
    /**
     * Make, rotate and revoke credentials of the tenant, and back up the database. Not of the
     * specification, and not part of {@code all}: who may do everything with data may not give that
     * to others.
     */
    ADMIN("admin");

    private final String xapiName;

    Scope(String xapiName) {
        this.xapiName = xapiName;
    }

    /** The name on the wire, for example {@code statements/read/mine}. */
    public String xapiName() {
        return xapiName;
    }

    /** The scope with this name on the wire; empty when there is none. */
    public static Optional<Scope> find(String xapiName) {
        return Arrays.stream(values()).filter(s -> s.xapiName.equals(xapiName)).findFirst();
    }
}
