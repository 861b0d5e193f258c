package nl.leerspoor.engine.console;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import nl.leerspoor.engine.participant.SignIns;
import org.jspecify.annotations.Nullable;

/** The one cookie there is: it says which sign-in a browser belongs to. */
public final class SessionCookies {
    /** Name of the cookie. */
    public static final String NAME = "leerspoor_session";

    private final boolean secure;

    /**
     * Cookies for an engine at an address.
     *
     * @param baseUrl with https, browsers send the cookie over https only
     */
    public SessionCookies(String baseUrl) {
        this.secure = baseUrl.startsWith("https:");
    }

    /**
     * A cookie for a new sign-in.
     *
     * @param value from {@code SignIns}
     * @return out of reach of scripts and of other sites' requests, for twelve hours
     */
    public NewCookie set(String value) {
        return cookie(value, (int) SignIns.LIFE.toSeconds());
    }

    /**
     * A cookie that takes the present one away.
     *
     * @return ends at once
     */
    public NewCookie clear() {
        return cookie("", 0);
    }

    /**
     * The value a browser sent.
     *
     * @param request the request
     * @return null without a cookie
     */
    public static @Nullable String value(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(NAME);
        return cookie == null ? null : cookie.getValue();
    }

    private NewCookie cookie(String value, int maxAgeSeconds) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .maxAge(maxAgeSeconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
