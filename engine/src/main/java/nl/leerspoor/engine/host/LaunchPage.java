package nl.leerspoor.engine.host;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.console.RegistrationAccess;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Registration;

/** The start buttons of the learner's own page: a cmi5 launch each. */
@Path("/mijn/{registration}/start/{unit}")
public final class LaunchPage {
    private final RegistrationAccess access;
    private final CourseShelf shelf;
    private final LaunchUnit launch;

    LaunchPage(RegistrationAccess access, CourseShelf shelf, LaunchUnit launch) {
        this.access = access;
        this.shelf = shelf;
        this.launch = launch;
    }

    /**
     * Starts a module, exam or workbook.
     *
     * @param id registration
     * @param unit id of the module, exam or workbook
     * @param request signed in as the learner
     * @return to the content, with the launch in the address (cmi5 8.1)
     */
    @POST
    public Response start(
            @PathParam("registration") String id,
            @PathParam("unit") String unit,
            @Context ContainerRequestContext request) {
        Registration registration = access.own(request, id);
        Course course = shelf.course(registration.courseId());
        return Response.seeOther(
                        launch.launch(registration, course, unit)
                                .orElseThrow(
                                        () ->
                                                new Refusal(
                                                        Refusal.Kind.NOT_FOUND,
                                                        "Dit onderdeel is er (nog) niet.")))
                // The address holds a token that works once.
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
