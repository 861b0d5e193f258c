package nl.leerspoor.lrs.internal.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;

/**
 * Reads the body of a refused request, if it is small. A server closes a connection on which a body
 * was left unread, and a client that has its answer already may be sending its next request there.
 */
final class UnreadBodyFilter implements ContainerResponseFilter {
    private static final int MOST_BYTES = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400 || !request.hasEntity()) {
            return;
        }
        try {
            request.getEntityStream().skip(MOST_BYTES);
        } catch (IOException | IllegalStateException e) {
            return; // closed, by the client or because it was read
        }
    }
}
