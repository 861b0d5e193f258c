package nl.leerspoor.engine.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import nl.leerspoor.engine.participant.Registration;

/** Progress as JSON, for the learner it is about and for staff. */
@Path("/api/registrations/{registration}/progress")
public final class ProgressResource {
    private final RegistrationAccess access;
    private final ProgressView.Source views;

    /**
     * A resource on progress.
     *
     * @param access decides who may see which registration
     * @param views makes what is shown
     */
    public ProgressResource(RegistrationAccess access, ProgressView.Source views) {
        this.access = access;
        this.views = views;
    }

    /**
     * Progress with its evidence.
     *
     * @param id registration
     * @param request whose session is looked at
     * @return 200, or a problem: 401, 403, 404
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response progress(
            @PathParam("registration") String id, @Context ContainerRequestContext request) {
        Registration registration = access.anyone(request, id);
        return Response.ok(ProgressJson.of(views.of(registration)).toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
