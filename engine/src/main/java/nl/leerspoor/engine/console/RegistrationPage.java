package nl.leerspoor.engine.console;

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
import java.util.HashMap;
import java.util.Map;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.OneTimeLinks;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.participant.Role;

/** One registration, for a coordinator: progress with its evidence, links, and the exam's gate. */
@Path("/beheer/registraties/{registration}")
public final class RegistrationPage {
    private static final int MOST_REASON = 500;

    private final Pages pages;
    private final RegistrationAccess access;
    private final Participants participants;
    private final Registrations registrations;
    private final OneTimeLinks links;
    private final LinkSheet sheet;
    private final ProgressView.Source views;

    /**
     * The page.
     *
     * @param pages renders it
     * @param access decides who sees it
     * @param participants names
     * @param registrations opens the gate
     * @param links makes links
     * @param sheet shows them once
     * @param views progress
     */
    public RegistrationPage(
            Pages pages,
            RegistrationAccess access,
            Participants participants,
            Registrations registrations,
            OneTimeLinks links,
            LinkSheet sheet,
            ProgressView.Source views) {
        this.pages = pages;
        this.access = access;
        this.participants = participants;
        this.registrations = registrations;
        this.links = links;
        this.sheet = sheet;
        this.views = views;
    }

    /**
     * Shows it.
     *
     * @param id registration
     * @param request signed in as a coordinator
     * @return the page
     */
    @GET
    public Response show(
            @PathParam("registration") String id, @Context ContainerRequestContext request) {
        return page(
                Response.Status.OK.getStatusCode(),
                coordinator(request),
                access.coordinated(request, id),
                "");
    }

    /**
     * Makes a new invitation; the earlier one stops working.
     *
     * @param id registration
     * @param request signed in as a coordinator
     * @return the invitation, shown once
     */
    @POST
    @Path("uitnodiging")
    public Response invite(
            @PathParam("registration") String id, @Context ContainerRequestContext request) {
        Registration registration = access.coordinated(request, id);
        return sheet.invitation(
                coordinator(request),
                registration,
                links.make(OneTimeLinks.Purpose.INVITATION, registration.participant()));
    }

    /**
     * Makes a log-in link for a quarter of an hour.
     *
     * @param id registration
     * @param request signed in as a coordinator
     * @return the link, shown once
     */
    @POST
    @Path("inloglink")
    public Response logInLink(
            @PathParam("registration") String id, @Context ContainerRequestContext request) {
        Registration registration = access.coordinated(request, id);
        return sheet.logInLink(
                coordinator(request),
                registration,
                links.make(OneTimeLinks.Purpose.LOG_IN, registration.participant()));
    }

    /**
     * Opens the exam before all modules are complete, with a reason that auditors see (P-11).
     *
     * @param id registration
     * @param reason why
     * @param request signed in as a coordinator
     * @return the page, with what is wrong when there is no reason
     */
    @POST
    @Path("toets-openen")
    public Response openGate(
            @PathParam("registration") String id,
            @FormParam("reason") @DefaultValue("") String reason,
            @Context ContainerRequestContext request) {
        Caller.Staff staff = coordinator(request);
        Registration registration = access.coordinated(request, id);
        if (reason.isBlank() || reason.length() > MOST_REASON) {
            return page(
                    Response.Status.BAD_REQUEST.getStatusCode(),
                    staff,
                    registration,
                    "Geef een reden van hooguit 500 tekens.");
        }
        registrations.openGate(registration.id(), reason.strip(), staff.account());
        return Response.seeOther(URI.create("/beheer/registraties/" + registration.id())).build();
    }

    private Response page(
            int status, Caller.Staff staff, Registration registration, String mistake) {
        Map<String, Object> parameters =
                new HashMap<>(
                        Map.of(
                                "participant",
                                participants.find(registration.participant()).orElseThrow(),
                                "view",
                                views.of(registration),
                                "mistake",
                                mistake));
        registrations.gate(registration.id()).ifPresent(gate -> parameters.put("gate", gate));
        return pages.render(status, staff, "staff/registration.jte", parameters);
    }

    private static Caller.Staff coordinator(ContainerRequestContext request) {
        return Callers.staff(request, Role.COORDINATOR, Role.ADMIN);
    }
}
