package nl.leerspoor.engine.host;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.TenantId;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.profile.EngineStatements;
import nl.leerspoor.engine.profile.Identity;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Registrations in other systems and whose they are (D-5, D-7). Each is bound once. Safe for use by
 * many threads.
 */
final class HostRegistrations {
    private final SessionFactory sessions;
    private final Registrations registrations;
    private final StatementOutbox outbox;
    private final String tenant;
    private final Clock clock;

    HostRegistrations(
            SessionFactory sessions,
            Registrations registrations,
            StatementOutbox outbox,
            String tenant,
            Clock clock) {
        this.sessions = sessions;
        this.registrations = registrations;
        this.outbox = outbox;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * Our registration behind a learner of a package.
     *
     * @return ours, for our own launch or after a binding; empty before it, or when it is of
     *     another course
     */
    Optional<Registration> find(HostLearner learner, Course course) {
        return ours(learner)
                .flatMap(registrations::find)
                .filter(found -> found.courseId().equals(course.id()));
    }

    /**
     * Binds a registration elsewhere to one of ours; binding it again to the same one has no
     * effect.
     *
     * @throws Refusal CONFLICT when it is bound to someone else's
     */
    void bind(HostLearner learner, Course course, Registration registration, Identity identity) {
        sessions.inTransaction(
                session -> {
                    TenantId key = new TenantId(tenant, learner.registration());
                    @Nullable HostRegistrationRow row =
                            session.find(HostRegistrationRow.class, key);
                    if (row != null) {
                        refuseAnother(row, registration);
                        return;
                    }
                    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    UUID statement = UUID.randomUUID();
                    row = new HostRegistrationRow();
                    row.key = key;
                    row.registration = registration.id();
                    row.homePage = learner.homePage();
                    row.actorName = learner.name();
                    row.bound = now;
                    row.statement = statement;
                    session.persist(row);
                    outbox.keep(
                            session,
                            statement,
                            new EngineStatements(course)
                                    .bound(
                                            statement,
                                            registrations.subject(registration, identity),
                                            learner.registration(),
                                            learner.homePage(),
                                            learner.name(),
                                            now));
                });
        outbox.send();
    }

    private static void refuseAnother(HostRegistrationRow row, Registration registration) {
        if (!row.registration.equals(registration.id())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "Deze cursus in je leeromgeving hoort al bij een andere deelnemer. Vraag je"
                            + " opleider om hulp.");
        }
    }

    private Optional<UUID> ours(HostLearner learner) {
        if (learner.launch()) {
            return Optional.of(learner.registration());
        }
        return sessions.fromTransaction(
                session ->
                        Optional.ofNullable(
                                        session.find(
                                                HostRegistrationRow.class,
                                                new TenantId(tenant, learner.registration())))
                                .map(row -> row.registration));
    }
}
