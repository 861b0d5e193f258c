package nl.leerspoor.lrs.internal.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.net.URI;

/**
 * Reads {@code //} in a path as {@code /} and leaves a last slash out: many clients join an
 * endpoint and a name that way.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 200)
final class PathFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        if (path.contains("//") || path.endsWith("/")) {
            String base = request.getUriInfo().getBaseUri().getRawPath();
            String inside = path.startsWith(base) ? path.substring(base.length()) : path;
            String clean = base + inside.replaceAll("/{2,}", "/").replaceAll("^/|/$", "");
            request.setRequestUri(
                    request.getUriInfo().getRequestUriBuilder().replacePath(clean).build());
        }
    }
}
