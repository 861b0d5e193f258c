package nl.leerspoor.engine.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import nl.leerspoor.engine.CourseShelf;

/** Whom to ask for help (P-44, S0-170). */
@Path("/hulp")
public final class HelpPage {
    private final Pages pages;
    private final CourseShelf shelf;

    /**
     * The page.
     *
     * @param pages renders it
     * @param shelf courses with their support desks
     */
    public HelpPage(Pages pages, CourseShelf shelf) {
        this.pages = pages;
        this.shelf = shelf;
    }

    /**
     * Shows it, to anyone.
     *
     * @param request whoever asks
     * @return the page
     */
    @GET
    public Response show(@Context ContainerRequestContext request) {
        return pages.render(
                Callers.find(request).orElse(null), "help.jte", Map.of("courses", shelf.courses()));
    }
}
