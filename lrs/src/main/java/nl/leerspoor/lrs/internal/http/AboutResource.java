package nl.leerspoor.lrs.internal.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/** What this store knows of the specification (Communication 2.8). */
@Path("about")
public final class AboutResource {
    private static final String ONE = "\"1.0.0\",\"1.0.1\",\"1.0.2\",\"1.0.3\"";

    /**
     * Open to everyone, in any version.
     *
     * <p>Deviation: who says in the version header that it speaks 1.0.x is told the versions 1.0.x
     * knew of; 2.0.0 is told to everyone else. Clients of 1.0.x, ADL's test suite among them, take
     * a version they do not know for an error. Strict value (Communication 2.8): both to everyone.
     */
    @GET
    public Response get(
            @Context UriInfo uri, @HeaderParam(Headers.VERSION) @Nullable String version) {
        new Params(uri, XapiVersion.V1_0_3).done();
        boolean one =
                version != null
                        && XapiVersion.find(version)
                                .filter(v -> v == XapiVersion.V1_0_3)
                                .isPresent();
        String body = "{\"version\":[" + ONE + (one ? "" : ",\"2.0.0\"") + "]}";
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
