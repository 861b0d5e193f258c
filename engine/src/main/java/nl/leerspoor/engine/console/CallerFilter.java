package nl.leerspoor.engine.console;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Optional;
import java.util.function.Function;
import nl.leerspoor.engine.participant.Caller;

/** Resolves the session cookie to a {@link Caller}, which {@link Callers} gives to pages. */
@Priority(Priorities.AUTHENTICATION)
public final class CallerFilter implements ContainerRequestFilter {
    private final Function<String, Optional<Caller>> sessions;

    /**
     * A filter on a store of sessions.
     *
     * @param sessions gives the caller for a cookie's value; empty for an unknown or expired one
     */
    public CallerFilter(Function<String, Optional<Caller>> sessions) {
        this.sessions = sessions;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String cookie = SessionCookies.value(request);
        if (cookie != null) {
            sessions.apply(cookie)
                    .ifPresent(caller -> request.setProperty(Callers.PROPERTY, caller));
        }
    }
}
