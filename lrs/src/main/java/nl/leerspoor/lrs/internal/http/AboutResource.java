package nl.leerspoor.lrs.internal.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** What this store knows of the specification (Communication 2.8). */
@Path("about")
public final class AboutResource {
    private static final String BODY = "{\"version\":[\"1.0.3\"]}";

    /** Open to everyone, in any version. */
    @GET
    public Response get(@Context UriInfo uri) {
        new Params(uri, XapiVersion.V1_0_3).done();
        return Response.ok(BODY, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
