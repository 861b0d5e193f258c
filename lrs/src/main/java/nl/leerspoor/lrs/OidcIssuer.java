package nl.leerspoor.lrs;

import java.net.URI;

/**
 * An OpenID Connect issuer whose access tokens are taken as {@code Authorization: Bearer}; see
 * docs/access.md.
 *
 * @param issuer its address, as in the claim {@code iss}: https, or http on this machine
 * @param audience what one of the claims {@code aud} must be: this store's name at the issuer
 * @param tenant whose data its tokens open
 * @param scopeClaim claim with the scopes: words separated by spaces, or a list
 * @param scopePrefix what stands before the names of xAPI scopes in that claim; may be empty
 * @param accountClaim claim with the user's account name in the authority
 * @param restrictions what every token is narrowed to
 */
public record OidcIssuer(
        String issuer,
        String audience,
        String tenant,
        String scopeClaim,
        String scopePrefix,
        String accountClaim,
        Restrictions restrictions) {

    /** Refuses an address that others could answer for, and missing names. */
    public OidcIssuer {
        URI uri = URI.create(issuer);
        String host = uri.getHost();
        boolean here =
                host != null
                        && (host.equals("localhost")
                                || host.equals("127.0.0.1")
                                || host.equals("[::1]"));
        boolean safe =
                host != null
                        && ("https".equals(uri.getScheme())
                                || ("http".equals(uri.getScheme()) && here));
        if (!safe || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "an issuer is an https address without query or fragment, not " + issuer);
        }
        if (audience.isBlank() || scopeClaim.isBlank() || accountClaim.isBlank()) {
            throw new IllegalArgumentException("an issuer needs an audience and names of claims");
        }
        StatementStore.requireTenant(tenant);
    }

    /** Scopes in {@code scope} without prefix, accounts by {@code sub}, no voiding. */
    public static OidcIssuer of(String issuer, String audience, String tenant) {
        return new OidcIssuer(
                issuer, audience, tenant, "scope", "", "sub", Restrictions.NO_VOIDING);
    }
}
