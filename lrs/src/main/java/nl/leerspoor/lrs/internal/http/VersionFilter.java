package nl.leerspoor.lrs.internal.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Arrays;
import java.util.stream.Collectors;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** Communication 3.3: every request but about says its version, every answer too. */
@Priority(Priorities.AUTHENTICATION - 100)
final class VersionFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private final XapiVersion announced;

    VersionFilter(XapiVersion announced) {
        this.announced = announced;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(Headers.VERSION);
        if (request.getUriInfo().getPath().equals("about")) {
            // Communication 2.8: never refused for its version.
            XapiVersion.find(header == null ? "" : header)
                    .ifPresent(version -> Caller.set(request, version));
            return;
        }
        if (header == null) {
            throw ProblemException.invalid(
                    Headers.VERSION + ":", "Communication 3.3", "the header is required");
        }
        Caller.set(
                request,
                XapiVersion.find(header)
                        .orElseThrow(
                                () ->
                                        ProblemException.invalid(
                                                Headers.VERSION + ":",
                                                "Communication 3.3",
                                                "this version is not known here; known are "
                                                        + known())));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        XapiVersion version = Caller.version(request);
        response.getHeaders()
                .putSingle(Headers.VERSION, (version == null ? announced : version).text());
    }

    private static String known() {
        return Arrays.stream(XapiVersion.values())
                .map(XapiVersion::text)
                .collect(Collectors.joining(", "));
    }
}
