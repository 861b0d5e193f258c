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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.Tokens;
import nl.leerspoor.engine.participant.OneTimeLinks;
import nl.leerspoor.engine.participant.SignIns;
import nl.leerspoor.engine.profile.Identity;

/**
 * Where invitations and log-in links lead (P-41). Looking does not use a link up: programs that
 * check mail for bad links look too. Only the button does.
 */
@Path("/uitnodiging")
public final class InvitationPage {
    private final Pages pages;
    private final HomePage home;
    private final OneTimeLinks links;
    private final SignIns signIns;
    private final SessionCookies cookies;

    /**
     * The page.
     *
     * @param pages renders it
     * @param home shows a code that was typed wrongly
     * @param links what a link is worth
     * @param signIns takes the sign-in down
     * @param cookies for the browser
     */
    public InvitationPage(
            Pages pages,
            HomePage home,
            OneTimeLinks links,
            SignIns signIns,
            SessionCookies cookies) {
        this.pages = pages;
        this.home = home;
        this.links = links;
        this.signIns = signIns;
        this.cookies = cookies;
    }

    /**
     * Shows the button, or why there is none.
     *
     * @param code from the link
     * @param request whoever asks
     * @return the page
     */
    @GET
    @Path("{code}")
    public Response show(@PathParam("code") String code, @Context ContainerRequestContext request) {
        return page(code, links.state(code), request);
    }

    /**
     * Uses the link up and signs in.
     *
     * @param code from the link
     * @param request gets the cookie
     * @return to the learner's own page, or the page that says why not
     */
    @POST
    @Path("{code}")
    public Response use(@PathParam("code") String code, @Context ContainerRequestContext request) {
        OneTimeLinks.State state = links.state(code);
        return links.use(code)
                .map(participant -> signIn(participant, request))
                .orElseGet(() -> page(code, state, request));
    }

    /**
     * Signs in with a code that was typed or pasted.
     *
     * @param code as typed
     * @param request gets the cookie
     * @return to the learner's own page, or the form with what was wrong
     */
    @POST
    public Response useTyped(
            @FormParam("code") @DefaultValue("") String code,
            @Context ContainerRequestContext request) {
        Optional<UUID> participant = links.use(code);
        return participant
                .map(found -> signIn(found, request))
                .orElseGet(
                        () ->
                                home.withMistake(
                                        Callers.find(request).orElse(null),
                                        mistake(links.state(code))));
    }

    /** What is wrong with a code, for a form. */
    static String mistake(OneTimeLinks.State state) {
        return switch (state) {
            case USED -> "Deze code is al gebruikt. Vraag je opleider om een nieuwe.";
            case EXPIRED -> "Deze code is te oud. Vraag je opleider om een nieuwe.";
            case UNKNOWN, VALID ->
                    "Deze code kennen we niet. Kijk of hij helemaal klopt, of vraag een nieuwe.";
        };
    }

    private Response signIn(UUID participant, ContainerRequestContext request) {
        String cookie =
                signIns.learner(participant, Identity.SIGNED_IN, SessionCookies.value(request));
        return Response.seeOther(URI.create("/mijn")).cookie(cookies.set(cookie)).build();
    }

    private Response page(String code, OneTimeLinks.State state, ContainerRequestContext request) {
        int status =
                state == OneTimeLinks.State.VALID
                        ? Response.Status.OK.getStatusCode()
                        : Response.Status.GONE.getStatusCode();
        return pages.render(
                status,
                Callers.find(request).orElse(null),
                "invitation.jte",
                Map.of("state", state, "token", Tokens.readCode(code)));
    }
}
