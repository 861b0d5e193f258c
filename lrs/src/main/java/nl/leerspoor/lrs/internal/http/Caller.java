package nl.leerspoor.lrs.internal.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and in which version.
 *
 * @param authority the identity the request acts under
 * @param version the version negotiated
 */
record Caller(Authority authority, XapiVersion version) {
    private static final String AUTHORITY = Caller.class.getName() + ".authority";
    private static final String VERSION = Caller.class.getName() + ".version";

    /** The caller of a request that passed both filters. */
    static Caller of(ContainerRequestContext request) {
        return new Caller(
                Objects.requireNonNull(authority(request)),
                Objects.requireNonNull(version(request)));
    }

    static @Nullable Authority authority(ContainerRequestContext request) {
        return (Authority) request.getProperty(AUTHORITY);
    }

    static @Nullable XapiVersion version(ContainerRequestContext request) {
        return (XapiVersion) request.getProperty(VERSION);
    }

    static void set(ContainerRequestContext request, Authority authority) {
        request.setProperty(AUTHORITY, authority);
    }

    static void set(ContainerRequestContext request, XapiVersion version) {
        request.setProperty(VERSION, version);
    }

    String tenant() {
        return authority.tenant();
    }
}
