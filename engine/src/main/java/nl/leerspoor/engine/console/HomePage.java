package nl.leerspoor.engine.console;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Caller;
import org.jspecify.annotations.Nullable;

/** The first page: what this is, and the way in for participants. */
@Path("/")
public final class HomePage {
    private final Pages pages;
    private final CourseShelf shelf;

    /**
     * The page.
     *
     * @param pages renders it
     * @param shelf courses to name
     */
    public HomePage(Pages pages, CourseShelf shelf) {
        this.pages = pages;
        this.shelf = shelf;
    }

    /**
     * Shows it.
     *
     * @param asked present when another page sent someone here to sign in
     * @param request whoever asks
     * @return the page
     */
    @GET
    public Response show(
            @QueryParam("aanmelden") @DefaultValue("-") String asked,
            @Context ContainerRequestContext request) {
        return render(
                Response.Status.OK.getStatusCode(),
                Callers.find(request).orElse(null),
                !asked.equals("-"),
                "");
    }

    /** The page again, with what was wrong with a code. */
    Response withMistake(@Nullable Caller caller, String mistake) {
        return render(Response.Status.BAD_REQUEST.getStatusCode(), caller, false, mistake);
    }

    private Response render(int status, @Nullable Caller caller, boolean asked, String mistake) {
        return pages.render(
                status,
                caller,
                "home.jte",
                Map.of(
                        "courses", shelf.courses().stream().map(Course::title).toList(),
                        "asked", asked,
                        "mistake", mistake));
    }
}
