package nl.leerspoor.engine.console;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.participant.Role;

/** Who may see which registration (S0-133): the learner their own, authorised staff every one. */
public final class RegistrationAccess {
    private final Registrations registrations;

    /**
     * Access to registrations.
     *
     * @param registrations of the tenant
     */
    public RegistrationAccess(Registrations registrations) {
        this.registrations = registrations;
    }

    /**
     * The learner's own registration.
     *
     * @param request signed in as the learner
     * @param id from the path
     * @return a registration of this learner
     * @throws Refusal NOT_SIGNED_IN, FORBIDDEN for staff, NOT_FOUND for anyone else's
     */
    public Registration own(ContainerRequestContext request, String id) {
        Caller.Learner learner = Callers.learner(request);
        // Another learner's registration is no different from one that does not exist.
        return find(id).filter(found -> found.participant().equals(learner.participant()))
                .orElseThrow(RegistrationAccess::notFound);
    }

    /**
     * Any registration, for a coordinator.
     *
     * @param request signed in as staff
     * @param id from the path
     * @return the registration
     * @throws Refusal NOT_SIGNED_IN, FORBIDDEN for others, NOT_FOUND
     */
    public Registration coordinated(ContainerRequestContext request, String id) {
        Callers.staff(request, Role.COORDINATOR, Role.ADMIN);
        return find(id).orElseThrow(RegistrationAccess::notFound);
    }

    /**
     * A registration, for the learner it is of or for a coordinator.
     *
     * @param request signed in
     * @param id from the path
     * @return the registration
     * @throws Refusal NOT_SIGNED_IN, FORBIDDEN, NOT_FOUND
     */
    public Registration anyone(ContainerRequestContext request, String id) {
        return Callers.find(request).orElse(null) instanceof Caller.Staff
                ? coordinated(request, id)
                : own(request, id);
    }

    private Optional<Registration> find(String id) {
        try {
            return registrations.find(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Refusal notFound() {
        return new Refusal(Refusal.Kind.NOT_FOUND, "Deze inschrijving is er niet.");
    }
}
