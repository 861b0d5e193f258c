package nl.leerspoor.lrs.internal.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/**
 * Lets content of any origin use the resources. That is safe because a request is known by its
 * Authorization header and never by a cookie.
 */
@PreMatching
final class CrossOriginFilter implements ContainerRequestFilter, ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals("OPTIONS")
                && request.getHeaderString("Origin") != null
                && request.getHeaderString("Access-Control-Request-Method") != null) {
            request.abortWith(
                    Response.noContent()
                            .header(
                                    "Access-Control-Allow-Methods",
                                    "GET, HEAD, PUT, POST, DELETE, OPTIONS")
                            .header(
                                    "Access-Control-Allow-Headers",
                                    "Accept, Accept-Language, Authorization, Content-Type,"
                                            + " If-Match, If-None-Match, "
                                            + Headers.VERSION)
                            .header("Access-Control-Max-Age", "86400")
                            .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getHeaderString("Origin") != null) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle("Access-Control-Allow-Origin", "*");
            headers.putSingle(
                    "Access-Control-Expose-Headers",
                    "ETag, Last-Modified, WWW-Authenticate, Retry-After, X-Request-Id,"
                            + " "
                            + Headers.VERSION
                            + ", "
                            + Headers.CONSISTENT_THROUGH
                            + ", "
                            + Headers.HASH);
        }
    }
}
