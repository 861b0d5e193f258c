package nl.leerspoor.lrs.internal.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Leaves an Accept header that cannot be read out: a wish nobody can read is none. Jersey would
 * answer it with a 400 that has no body, and ask no mapper.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 250)
final class AcceptFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getAcceptableMediaTypes();
        } catch (RuntimeException e) {
            request.getHeaders().remove(HttpHeaders.ACCEPT);
        }
    }
}
