package nl.leerspoor.engine.profile;

import org.jspecify.annotations.Nullable;

/**
 * How far a statement can be believed: who scored it and how sure the identity is (D-7).
 *
 * @param scoredBy who worked it out
 * @param identity how sure it is who acted
 */
public record Trust(ScoredBy scoredBy, Identity identity) {
    /** Name of the authority under which the engine records. */
    public static final String ENGINE = "engine";

    /** Prefix of the authority of our own cmi5 launches; the session's id follows. */
    public static final String LAUNCH_PREFIX = "launch:";

    /** Prefix of the authority of package keys; a label follows. */
    public static final String PACKAGE_PREFIX = "package:";

    /**
     * Reads trust from what the LRS itself wrote down: the authority. The extension counts only
     * when the engine is the authority, so nobody can claim more than their credential gives.
     *
     * @param authority name of the statement's authority
     * @param identityExtension the identity extension's value, null when absent
     * @return never more than the authority gives
     */
    public static Trust of(String authority, @Nullable String identityExtension) {
        if (authority.equals(ENGINE)) {
            Identity identity =
                    identityExtension == null
                            ? Identity.PACKAGE_ASSERTED
                            : Identity.find(identityExtension).orElse(Identity.PACKAGE_ASSERTED);
            return new Trust(ScoredBy.ENGINE, identity);
        }
        return authority.startsWith(LAUNCH_PREFIX)
                ? new Trust(ScoredBy.PACKAGE, Identity.PLATFORM_SIGNED)
                : new Trust(ScoredBy.PACKAGE, Identity.PACKAGE_ASSERTED);
    }

    /**
     * Whether a person may give this name to a credential: what the engine and its launches say
     * counts for more, so nobody else is called that.
     *
     * @param authority name of an authority
     * @return false for the engine's own
     */
    public static boolean mayBeGiven(String authority) {
        return !authority.equals(ENGINE) && !authority.startsWith(LAUNCH_PREFIX);
    }

    /**
     * The weaker of the two on each axis, which is what a criterion with two pieces of evidence
     * shows.
     *
     * @param other the other one
     * @return per axis the minimum
     */
    public Trust and(Trust other) {
        return new Trust(
                scoredBy.compareTo(other.scoredBy) <= 0 ? scoredBy : other.scoredBy,
                identity.compareTo(other.identity) <= 0 ? identity : other.identity);
    }
}
