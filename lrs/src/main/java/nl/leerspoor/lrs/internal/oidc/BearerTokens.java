package nl.leerspoor.lrs.internal.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.OidcIssuer;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.internal.store.Digests;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads access tokens: JSON Web Tokens (RFC 9068) signed by a configured issuer. Everything is
 * checked on every request, so a token is never used after its end. Safe for use by several
 * threads.
 */
public final class BearerTokens {
    /** Clocks may differ by this much. */
    static final Duration SKEW = Duration.ofSeconds(60);

    // Asymmetric only: with HS256 the public key would be a secret that everybody has.
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");
    private static final int LONGEST_ACCOUNT = 500;

    private final Map<String, OidcIssuer> issuers;
    private final Map<String, IssuerKeys> keys;
    private final Clock clock;

    /** Takes tokens of these issuers. */
    public BearerTokens(List<OidcIssuer> issuers, Clock clock) {
        HttpClient http =
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(3))
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        this.issuers =
                issuers.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(OidcIssuer::issuer, issuer -> issuer));
        this.keys =
                issuers.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        OidcIssuer::issuer,
                                        issuer -> new IssuerKeys(issuer.issuer(), http, clock)));
        this.clock = clock;
    }

    /** Why a token is refused. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean forged;

        Refused(String message, boolean forged) {
            super(message, null, false, false);
            this.forged = forged;
        }

        /** True when no issuer ever made this token; false when it was once good. */
        public boolean forged() {
            return forged;
        }
    }

    /**
     * Who a token stands for.
     *
     * @throws Refused when it is not a token of one of our issuers, for us, now
     * @throws ProblemException UNAVAILABLE when the issuer cannot be asked for its keys
     */
    public Authority read(String token) throws Refused {
        try {
            SignedJWT jwt = SignedJWT.parse(token); // "none" is no signed token
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            JWSHeader header = jwt.getHeader();
            if (!ALGORITHMS.contains(header.getAlgorithm())) {
                throw forged("its algorithm is not allowed");
            }
            String type = header.getType() == null ? "jwt" : header.getType().getType();
            if (!TYPES.contains(type.toLowerCase(Locale.ROOT))) {
                throw forged("it is not an access token");
            }
            String name = claims.getIssuer();
            OidcIssuer issuer = name == null ? null : issuers.get(name);
            if (issuer == null) {
                throw forged("its issuer is not known here");
            }
            verify(jwt, issuer);
            checkClaims(claims, issuer);
            return authority(claims, issuer);
        } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
            throw forged("it cannot be read");
        }
    }

    private void verify(SignedJWT jwt, OidcIssuer issuer) throws Refused {
        if (keysOf(issuer).find(jwt.getHeader()).stream().noneMatch(key -> signed(jwt, key))) {
            throw forged("its signature is not of a key of its issuer");
        }
    }

    private static boolean signed(SignedJWT jwt, JWK key) {
        try {
            JWSVerifier verifier = verifier(key);
            return verifier != null && jwt.verify(verifier);
        } catch (JOSEException e) {
            return false; // a key that is not for this algorithm
        }
    }

    private IssuerKeys keysOf(OidcIssuer issuer) {
        IssuerKeys found = keys.get(issuer.issuer());
        if (found == null) {
            throw new IllegalStateException("no keys for " + issuer.issuer());
        }
        return found;
    }

    private static @Nullable JWSVerifier verifier(JWK key) throws JOSEException {
        if (key instanceof RSAKey rsa) {
            return new RSASSAVerifier(rsa);
        }
        return key instanceof ECKey ec ? new ECDSAVerifier(ec) : null;
    }

    private void checkClaims(JWTClaimsSet claims, OidcIssuer issuer) throws Refused {
        Instant now = clock.instant();
        if (!claims.getAudience().contains(issuer.audience())) {
            throw new Refused("it is for another audience", false);
        }
        Date expires = claims.getExpirationTime();
        if (expires == null) {
            throw new Refused("it has no end", false);
        }
        if (!now.isBefore(expires.toInstant().plus(SKEW))) {
            throw new Refused("it has expired", false);
        }
        Date from = claims.getNotBeforeTime();
        if (from != null && now.isBefore(from.toInstant().minus(SKEW))) {
            throw new Refused("it is not valid yet", false);
        }
    }

    private static Authority authority(JWTClaimsSet claims, OidcIssuer issuer)
            throws Refused, ParseException {
        String user = text(claims, issuer.accountClaim());
        String named = text(claims, "client_id");
        String client = named == null ? text(claims, "azp") : named;
        if (user == null && client == null) {
            throw new Refused("it names neither user nor client", false);
        }
        // Data 2.4.9: an application that acts for a user is named beside that user.
        List<Ifi> accounts = new ArrayList<>();
        if (client != null) {
            accounts.add(Ifi.account(issuer.issuer(), client));
        }
        if (user != null && !user.equals(client)) {
            accounts.add(Ifi.account(issuer.issuer(), user));
        }
        String whole =
                accounts.stream()
                        .map(account -> account.value().length() + ":" + account.value())
                        .collect(Collectors.joining(" ", issuer.issuer() + " ", ""));
        ByteBuffer digest = ByteBuffer.wrap(Digests.sha256(whole.getBytes(StandardCharsets.UTF_8)));
        UUID id = new UUID(digest.getLong(), digest.getLong());
        // The prefix keeps a user who is called "engine" from being taken for the engine.
        return new Authority(
                issuer.tenant(),
                id,
                "oidc:" + id,
                scopes(claims, issuer),
                issuer.restrictions(),
                accounts);
    }

    private static @Nullable String text(JWTClaimsSet claims, String name)
            throws Refused, ParseException {
        String value = claims.getStringClaim(name);
        if (value != null && value.length() > LONGEST_ACCOUNT) {
            throw new Refused("its claim " + name + " is too long", false);
        }
        return value == null || value.isBlank() ? null : value;
    }

    private static Set<Scope> scopes(JWTClaimsSet claims, OidcIssuer issuer) {
        Object claim = claims.getClaim(issuer.scopeClaim());
        Stream<String> words =
                claim instanceof List<?> list
                        ? list.stream().map(String::valueOf)
                        : Stream.of(String.valueOf(claim).split(" ", -1));
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        words.filter(word -> word.startsWith(issuer.scopePrefix()))
                .map(word -> Scope.find(word.substring(issuer.scopePrefix().length())))
                .flatMap(Optional::stream)
                .forEach(scopes::add);
        // Credentials are given out by credentials only: "admin" is a common word among issuers.
        scopes.remove(Scope.ADMIN);
        return scopes;
    }

    private static Refused forged(String message) {
        return new Refused(message, true);
    }
}
