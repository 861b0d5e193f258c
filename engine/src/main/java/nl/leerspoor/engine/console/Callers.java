package nl.leerspoor.engine.console;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Arrays;
import java.util.Optional;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.Role;

/** Who sent a request, as {@link CallerFilter} found out. */
public final class Callers {
    static final String PROPERTY = "nl.leerspoor.caller";

    private Callers() {}

    /**
     * Whoever is signed in.
     *
     * @param request the request
     * @return empty when nobody is
     */
    public static Optional<Caller> find(ContainerRequestContext request) {
        return Optional.ofNullable((Caller) request.getProperty(PROPERTY));
    }

    /**
     * The signed-in participant.
     *
     * @param request the request
     * @return never staff
     * @throws Refusal NOT_SIGNED_IN when nobody is, FORBIDDEN for staff
     */
    public static Caller.Learner learner(ContainerRequestContext request) {
        Caller caller = find(request).orElseThrow(Callers::notSignedIn);
        if (caller instanceof Caller.Learner learner) {
            return learner;
        }
        throw new Refusal(Refusal.Kind.FORBIDDEN, "Deze pagina is voor deelnemers.");
    }

    /**
     * The signed-in member of staff, who must hold one of the roles.
     *
     * @param request the request
     * @param roles which roles may do this; at least one
     * @return an account that holds one of them
     * @throws Refusal NOT_SIGNED_IN when nobody is, FORBIDDEN for anyone else
     */
    public static Caller.Staff staff(ContainerRequestContext request, Role... roles) {
        Caller caller = find(request).orElseThrow(Callers::notSignedIn);
        if (caller instanceof Caller.Staff staff
                && Arrays.stream(roles).anyMatch(staff.roles()::contains)) {
            return staff;
        }
        throw new Refusal(Refusal.Kind.FORBIDDEN, "Je account heeft geen toegang tot deze pagina.");
    }

    private static Refusal notSignedIn() {
        return new Refusal(Refusal.Kind.NOT_SIGNED_IN, "Log eerst in.");
    }
}
