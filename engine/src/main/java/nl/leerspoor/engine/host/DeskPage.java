package nl.leerspoor.engine.host;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.console.Callers;
import nl.leerspoor.engine.console.Pages;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.console.SessionCookies;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.OneTimeLinks;
import nl.leerspoor.engine.participant.Participant;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.participant.SignIns;
import nl.leerspoor.engine.profile.Identity;
import org.jspecify.annotations.Nullable;

/**
 * The desk where a learner arrives from a package: straight on to exam or workbook when the host is
 * known, else once past the invitation, which binds host and registration (D-7).
 */
@Path("/balie/{ticket}")
public final class DeskPage {
    private final Pages pages;
    private final SessionCookies cookies;
    private final CourseShelf shelf;
    private final Tickets tickets;
    private final HostRegistrations hosts;
    private final Participants participants;
    private final Registrations registrations;
    private final OneTimeLinks links;
    private final SignIns signIns;

    DeskPage(
            Pages pages,
            SessionCookies cookies,
            CourseShelf shelf,
            Tickets tickets,
            HostRegistrations hosts,
            Participants participants,
            Registrations registrations,
            OneTimeLinks links,
            SignIns signIns) {
        this.pages = pages;
        this.cookies = cookies;
        this.shelf = shelf;
        this.tickets = tickets;
        this.hosts = hosts;
        this.participants = participants;
        this.registrations = registrations;
        this.links = links;
        this.signIns = signIns;
    }

    /**
     * Lets a known learner through, or asks who it is.
     *
     * @param token of the ticket
     * @param request gets the cookie
     * @return to exam or workbook, or the page that asks
     */
    @GET
    public Response arrive(
            @PathParam("ticket") String token, @Context ContainerRequestContext request) {
        Ticket ticket = tickets.find(token).orElseThrow(DeskPage::gone);
        Course course = shelf.course(ticket.courseId());
        Optional<Registration> known = hosts.find(ticket.learner(), course);
        if (known.isEmpty()) {
            return ask(
                    Response.Status.OK.getStatusCode(),
                    Callers.find(request).orElse(null),
                    token,
                    course,
                    "");
        }
        if (tickets.use(token).isEmpty()) {
            throw gone();
        }
        Identity identity =
                ticket.learner().launch() ? Identity.PLATFORM_SIGNED : Identity.HOST_ASSERTED;
        String cookie =
                signIns.learner(known.get().participant(), identity, SessionCookies.value(request));
        return Response.seeOther(URI.create(ticket.page(known.get().id())))
                .cookie(cookies.set(cookie))
                .build();
    }

    /**
     * Binds: by an invitation or log-in code, or by the learner who is signed in already.
     *
     * @param token of the ticket
     * @param code as typed; empty to confirm as the signed-in learner
     * @param request gets the cookie
     * @return to exam or workbook, or the page with what is wrong
     */
    @POST
    public Response bind(
            @PathParam("ticket") String token,
            @FormParam("code") @DefaultValue("") String code,
            @Context ContainerRequestContext request) {
        Ticket ticket = tickets.find(token).orElseThrow(DeskPage::gone);
        Course course = shelf.course(ticket.courseId());
        Caller caller = Callers.find(request).orElse(null);
        String before = SessionCookies.value(request);
        UUID participant;
        if (code.isBlank()) {
            participant = Callers.learner(request).participant();
        } else {
            OneTimeLinks.State state = links.state(code);
            Optional<UUID> signedIn = links.use(code);
            if (signedIn.isEmpty()) {
                return ask(
                        Response.Status.BAD_REQUEST.getStatusCode(),
                        caller,
                        token,
                        course,
                        mistake(state));
            }
            participant = signedIn.get();
            before = signIns.learner(participant, Identity.SIGNED_IN, before);
        }
        Registration registration =
                own(participant, course)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.FORBIDDEN,
                                                "Je bent niet ingeschreven voor deze opleiding."));
        hosts.bind(ticket.learner(), course, registration, identity(caller, participant));
        tickets.use(token);
        Response.ResponseBuilder onward =
                Response.seeOther(URI.create(ticket.page(registration.id())));
        return (before == null ? onward : onward.cookie(cookies.set(before))).build();
    }

    // Who confirms with a code has just signed in; else it is as sure as the sign-in was.
    private static Identity identity(@Nullable Caller caller, UUID participant) {
        return caller instanceof Caller.Learner learner && learner.participant().equals(participant)
                ? learner.identity()
                : Identity.SIGNED_IN;
    }

    private Response ask(
            int status, @Nullable Caller caller, String token, Course course, String mistake) {
        String name = "";
        if (caller instanceof Caller.Learner learner
                && own(learner.participant(), course).isPresent()) {
            name = participants.find(learner.participant()).map(Participant::name).orElse("");
        }
        return pages.render(
                status,
                caller,
                "desk.jte",
                Map.of("token", token, "course", course, "name", name, "mistake", mistake));
    }

    private Optional<Registration> own(UUID participant, Course course) {
        return registrations.of(participant).stream()
                .filter(registration -> registration.courseId().equals(course.id()))
                .findFirst();
    }

    private static String mistake(OneTimeLinks.State state) {
        return switch (state) {
            case USED -> "Deze code is al gebruikt. Vraag je opleider om een nieuwe.";
            case EXPIRED -> "Deze code is te oud. Vraag je opleider om een nieuwe.";
            case UNKNOWN, VALID ->
                    "Deze code kennen we niet. Kijk of hij helemaal klopt, of vraag een nieuwe.";
        };
    }

    private static Refusal gone() {
        return new Refusal(
                Refusal.Kind.GONE,
                "Deze link is gebruikt of te oud. Ga terug naar de cursus en open de toets of het"
                        + " werkboek daar opnieuw.");
    }
}
