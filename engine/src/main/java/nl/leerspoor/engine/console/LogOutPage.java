package nl.leerspoor.engine.console;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import nl.leerspoor.engine.participant.SignIns;
import org.jspecify.annotations.Nullable;

/** The way out: the sign-in ends on the server too (P-41). */
@Path("/uitloggen")
public final class LogOutPage {
    private final SignIns signIns;
    private final SessionCookies cookies;

    /**
     * The page.
     *
     * @param signIns ends the sign-in
     * @param cookies takes the cookie away
     */
    public LogOutPage(SignIns signIns, SessionCookies cookies) {
        this.signIns = signIns;
        this.cookies = cookies;
    }

    /**
     * Signs out.
     *
     * @param request whose sign-in ends
     * @return to the first page
     */
    @POST
    public Response logOut(@Context ContainerRequestContext request) {
        @Nullable String cookie = SessionCookies.value(request);
        if (cookie != null) {
            signIns.end(cookie);
        }
        return Response.seeOther(URI.create("/")).cookie(cookies.clear()).build();
    }
}
