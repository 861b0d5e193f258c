package nl.leerspoor.lrs.internal.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.CredentialStore;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.jspecify.annotations.Nullable;

/** Communication 4: HTTP Basic authentication for every resource but about. */
@Priority(Priorities.AUTHENTICATION)
final class AuthFilter implements ContainerRequestFilter {
    private static final String BASIC = "basic ";

    private final CredentialStore credentials;

    AuthFilter(CredentialStore credentials) {
        this.credentials = credentials;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().equals("about")) {
            return; // Communication 2.8: open to everyone
        }
        Caller.set(request, authority(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
    }

    private Authority authority(@Nullable String header) {
        if (header == null) {
            throw unauthorized("a credential is required: HTTP Basic with key and secret");
        }
        if (!header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            throw unauthorized("only HTTP Basic is supported");
        }
        String pair;
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            pair = new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unauthorized("the Authorization header is not Base64");
        }
        int colon = pair.indexOf(':');
        if (colon < 1) {
            throw unauthorized("the Authorization header holds no key and secret");
        }
        return credentials
                .authenticate(pair.substring(0, colon), pair.substring(colon + 1))
                .orElseThrow(
                        () -> unauthorized("key or secret is wrong, or the key is out of use"));
    }

    private static ProblemException unauthorized(String detail) {
        return new ProblemException(ProblemType.UNAUTHORIZED, detail);
    }
}
