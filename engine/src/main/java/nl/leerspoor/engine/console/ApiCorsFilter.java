package nl.leerspoor.engine.console;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;

/**
 * Lets packages at other addresses call {@code /api} (docs/player.md). Without cookies: a browser
 * sends none where the answer does not allow credentials.
 */
@PreMatching
public final class ApiCorsFilter implements ContainerRequestFilter, ContainerResponseFilter {
    /** A filter without settings. */
    public ApiCorsFilter() {}

    @Override
    public void filter(ContainerRequestContext request) {
        if (api(request) && HttpMethod.OPTIONS.equals(request.getMethod())) {
            request.abortWith(
                    Response.noContent()
                            .header("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
                            .header(
                                    "Access-Control-Allow-Headers",
                                    "Authorization, Content-Type, X-Experience-API-Version")
                            .header("Access-Control-Max-Age", "600")
                            .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (api(request)) {
            response.getHeaders().putSingle("Access-Control-Allow-Origin", "*");
            response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        }
    }

    private static boolean api(ContainerRequestContext request) {
        return request.getUriInfo().getPath().startsWith("api/");
    }
}
