package nl.leerspoor.engine.console;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import nl.leerspoor.engine.participant.Caller;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request change something only when it comes from a page of this session: it brings back
 * the session's form token, as form field {@code formToken} or, from a script, as header {@code
 * X-Form-Token}. Where nobody is signed in yet, the {@code Origin} that browsers send must be ours.
 */
@Priority(Priorities.AUTHORIZATION)
public final class FormTokenFilter implements ContainerRequestFilter {
    /** Name of the hidden field in every form. */
    public static final String FIELD = "formToken";

    /** Name of the header for requests by a script of ours. */
    public static final String HEADER = "X-Form-Token";

    private static final Set<String> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final String baseAuthority;

    /**
     * A filter for an engine at an address.
     *
     * @param baseUrl where browsers find the engine
     */
    public FormTokenFilter(String baseUrl) {
        this.baseAuthority = URI.create(baseUrl).getAuthority();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        // Basic credentials, not cookies, open the API: another site cannot send them unasked.
        if (SAFE.contains(request.getMethod()) || path.startsWith("api/")) {
            return;
        }
        if (!fromHere(request) || !tokenRight(request)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "Dit formulier is verlopen. Open de pagina opnieuw en probeer het nog een"
                            + " keer.");
        }
    }

    private boolean fromHere(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (origin == null) {
            return true; // not a browser, or one that leaves it out for its own pages
        }
        String authority = origin.replaceFirst("^https?://", "");
        return authority.equals(baseAuthority) || authority.equals(request.getHeaderString("Host"));
    }

    private static boolean tokenRight(ContainerRequestContext request) {
        Caller caller = Callers.find(request).orElse(null);
        if (caller == null) {
            return true;
        }
        String token = token(request);
        return token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        caller.formToken().getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String token(ContainerRequestContext request) {
        String header = request.getHeaderString(HEADER);
        if (header != null) {
            return header;
        }
        MediaType type = request.getMediaType();
        if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return null;
        }
        ContainerRequest jersey = (ContainerRequest) request;
        jersey.bufferEntity(); // the page reads the form once more
        return jersey.readEntity(Form.class).asMap().getFirst(FIELD);
    }
}
