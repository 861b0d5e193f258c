package nl.leerspoor.engine.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leerspoor.engine.participant.LogInThrottle;
import nl.leerspoor.engine.participant.Role;
import nl.leerspoor.engine.participant.SignIns;
import nl.leerspoor.engine.participant.StaffAccount;
import nl.leerspoor.engine.participant.StaffAccounts;

/** The way in for staff. */
@Path("/inloggen")
public final class LogInPage {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Pages pages;
    private final StaffAccounts accounts;
    private final SignIns signIns;
    private final SessionCookies cookies;
    private final LogInThrottle throttle;

    /**
     * The page.
     *
     * @param pages renders it
     * @param accounts checks passwords
     * @param signIns takes the sign-in down
     * @param cookies for the browser
     * @param throttle slows guessing down
     */
    public LogInPage(
            Pages pages,
            StaffAccounts accounts,
            SignIns signIns,
            SessionCookies cookies,
            LogInThrottle throttle) {
        this.pages = pages;
        this.accounts = accounts;
        this.signIns = signIns;
        this.cookies = cookies;
        this.throttle = throttle;
    }

    /**
     * Shows the form.
     *
     * @param request whoever asks
     * @return the page
     */
    @GET
    public Response show(@Context ContainerRequestContext request) {
        return page(request, Response.Status.OK.getStatusCode(), "", "");
    }

    /**
     * Signs in.
     *
     * @param email as typed
     * @param password as typed
     * @param request gets the cookie
     * @param servlet tells where it comes from
     * @return to the first page of the role, or the form again
     */
    @POST
    public Response logIn(
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("password") @DefaultValue("") String password,
            @Context ContainerRequestContext request,
            @Context HttpServletRequest servlet) {
        // By account and sender together: a stranger cannot lock a colleague out.
        String guessed = email.strip().toLowerCase(Locale.ROOT) + " " + servlet.getRemoteAddr();
        if (!throttle.allows(guessed)) {
            return page(
                    request,
                    TOO_MANY_REQUESTS,
                    email,
                    "Te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw.");
        }
        Optional<StaffAccount> account = accounts.authenticate(email, password);
        if (account.isEmpty()) {
            throttle.failed(guessed);
            return page(
                    request,
                    Response.Status.UNAUTHORIZED.getStatusCode(),
                    email,
                    "E-mailadres of wachtwoord klopt niet.");
        }
        throttle.succeeded(guessed);
        String cookie = signIns.staff(account.get().id(), SessionCookies.value(request));
        return Response.seeOther(URI.create(firstPage(account.get().roles())))
                .cookie(cookies.set(cookie))
                .build();
    }

    private static String firstPage(Set<Role> roles) {
        if (roles.contains(Role.COORDINATOR) || roles.contains(Role.ADMIN)) {
            return "/beheer";
        }
        return roles.contains(Role.ASSESSOR) ? "/beoordelen" : "/";
    }

    private Response page(
            ContainerRequestContext request, int status, String email, String mistake) {
        return pages.render(
                status,
                Callers.find(request).orElse(null),
                "login.jte",
                Map.of("email", email, "mistake", mistake));
    }
}
