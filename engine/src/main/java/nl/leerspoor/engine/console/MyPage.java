package nl.leerspoor.engine.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.mistake.Mistakes;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.Participant;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;

/** The learner's own pages: their courses, and where they stand in one. */
@Path("/mijn")
public final class MyPage {
    private final Pages pages;
    private final RegistrationAccess access;
    private final Participants participants;
    private final Registrations registrations;
    private final CourseShelf shelf;
    private final ProgressView.Source views;
    private final Mistakes mistakes;

    /**
     * The pages.
     *
     * @param pages renders them
     * @param access decides who sees which registration
     * @param participants names
     * @param registrations of the learner
     * @param shelf courses on offer
     * @param views what is shown
     * @param mistakes that the learner reported
     */
    public MyPage(
            Pages pages,
            RegistrationAccess access,
            Participants participants,
            Registrations registrations,
            CourseShelf shelf,
            ProgressView.Source views,
            Mistakes mistakes) {
        this.pages = pages;
        this.access = access;
        this.participants = participants;
        this.registrations = registrations;
        this.shelf = shelf;
        this.views = views;
        this.mistakes = mistakes;
    }

    /**
     * The courses of the learner; with one only, straight to it.
     *
     * @param request signed in as a learner
     * @return the page, or to the one course
     */
    @GET
    public Response list(@Context ContainerRequestContext request) {
        Caller.Learner learner = Callers.learner(request);
        List<Registration> own =
                registrations.of(learner.participant()).stream()
                        .filter(registration -> shelf.find(registration.courseId()).isPresent())
                        .toList();
        if (own.size() == 1) {
            return Response.seeOther(URI.create("/mijn/" + own.get(0).id())).build();
        }
        String name =
                participants.find(learner.participant()).map(Participant::name).orElse("deelnemer");
        return pages.render(
                learner,
                "my.jte",
                Map.of("name", name, "views", own.stream().map(views::of).toList()));
    }

    /**
     * Where the learner stands.
     *
     * @param id registration
     * @param request signed in as its learner
     * @return the page
     */
    @GET
    @Path("{registration}")
    public Response progress(
            @PathParam("registration") String id, @Context ContainerRequestContext request) {
        Registration registration = access.own(request, id);
        return pages.render(
                Callers.learner(request),
                "progress/learner.jte",
                Map.of(
                        "view", views.of(registration),
                        "mistakes", mistakes.of(registration.id())));
    }
}
