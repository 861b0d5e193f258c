package nl.leerspoor.lrs.internal.http;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.CredentialStore;
import nl.leerspoor.lrs.RequestLog;
import nl.leerspoor.lrs.internal.oidc.BearerTokens;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Communication 4: HTTP Basic authentication for every resource but about, and bearer tokens (RFC
 * 6750) where issuers are configured.
 */
@Priority(Priorities.AUTHENTICATION)
@SuppressWarnings("NullAway.Init") // the servlet request is injected by Jersey
final class AuthFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";
    private static final String TOKEN = AuthFilter.class.getName() + ".token";

    private final CredentialStore credentials;
    private final @Nullable BearerTokens tokens;
    private final ClientAddress addresses;
    @Context private HttpServletRequest servletRequest;

    /**
     * A filter.
     *
     * @param tokens null when no issuer is configured
     */
    AuthFilter(
            CredentialStore credentials, @Nullable BearerTokens tokens, ClientAddress addresses) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.addresses = addresses;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().equals("about")) {
            return; // Communication 2.8: open to everyone
        }
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            throw unauthorized("a credential is required: HTTP Basic with key and secret");
        }
        String scheme = header.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BASIC)) {
            known(request, basic(header.substring(BASIC.length()).strip()));
        } else if (tokens != null && scheme.startsWith(BEARER)) {
            request.setProperty(TOKEN, true);
            known(request, bearer(tokens, header.substring(BEARER.length()).strip()));
        } else {
            throw unauthorized(
                    "only HTTP Basic"
                            + (tokens == null ? " is" : " and Bearer are")
                            + " supported");
        }
    }

    private void known(ContainerRequestContext request, Authority authority) {
        Caller.set(request, authority);
        RequestLog.known(servletRequest, authority);
    }

    /** RFC 6750 3: says what is wrong with a token, beside what Basic says. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (tokens == null) {
            return;
        }
        boolean token = request.getProperty(TOKEN) != null;
        if (response.getStatus() == 401) {
            challenge(response, token ? ", error=\"invalid_token\"" : "");
        } else if (response.getStatus() == 403 && token) {
            challenge(response, ", error=\"insufficient_scope\"");
        }
    }

    private static void challenge(ContainerResponseContext response, String error) {
        response.getHeaders().add(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"xAPI\"" + error);
    }

    private Authority bearer(BearerTokens known, String token) {
        try {
            Authority authority = known.read(token);
            credentials.count(authority);
            return authority;
        } catch (BearerTokens.Refused e) {
            if (e.forged()) {
                credentials.forged(addresses.of(servletRequest));
            }
            throw unauthorized("the token is refused: " + e.getMessage());
        }
    }

    private Authority basic(String encoded) {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unauthorized("the Authorization header is not Base64");
        }
        int colon = pair.indexOf(':');
        if (colon < 1) {
            throw unauthorized("the Authorization header holds no key and secret");
        }
        return credentials
                .authenticate(
                        pair.substring(0, colon),
                        pair.substring(colon + 1),
                        addresses.of(servletRequest))
                .orElseThrow(
                        () -> unauthorized("key or secret is wrong, or the key is out of use"));
    }

    private static ProblemException unauthorized(String detail) {
        return new ProblemException(ProblemType.UNAUTHORIZED, detail);
    }
}
