package nl.leerspoor.engine.participant;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.TenantId;
import nl.leerspoor.engine.profile.Identity;
import nl.leerspoor.engine.profile.Subject;
import org.hibernate.SessionFactory;

/** The registrations of one tenant. Safe for use by many threads. */
public final class Registrations {
    private final SessionFactory sessions;
    private final String tenant;
    private final String actorHomePage;
    private final Clock clock;

    /**
     * The registrations of a tenant.
     *
     * @param sessions of the engine's database
     * @param tenant the provider (D-27)
     * @param baseUrl address of the engine, without a last slash
     * @param clock tells when something is registered
     */
    public Registrations(SessionFactory sessions, String tenant, String baseUrl, Clock clock) {
        this.sessions = sessions;
        this.tenant = tenant;
        this.actorHomePage = baseUrl + "/actor/" + tenant;
        this.clock = clock;
    }

    /**
     * Registers a participant for a course, with a new registration and a new random actor name
     * (D-4, D-5).
     *
     * @param participant the person
     * @param courseId slug of the course
     * @param startDate from which access runs
     * @return the new registration
     */
    public Registration register(UUID participant, String courseId, LocalDate startDate) {
        return sessions.fromTransaction(
                session -> {
                    RegistrationRow row = new RegistrationRow();
                    row.key = new TenantId(tenant, UUID.randomUUID());
                    row.participant = participant;
                    row.courseId = courseId;
                    row.actorName = UUID.randomUUID().toString();
                    row.startDate = startDate;
                    row.created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    session.persist(row);
                    return row.registration();
                });
    }

    /**
     * A registration by its id.
     *
     * @param id the xAPI registration
     * @return empty when this tenant has none
     */
    public Optional<Registration> find(UUID id) {
        return sessions.fromTransaction(
                session ->
                        Optional.ofNullable(
                                        session.find(
                                                RegistrationRow.class, new TenantId(tenant, id)))
                                .map(RegistrationRow::registration));
    }

    /**
     * The registrations of one person.
     *
     * @param participant the person
     * @return oldest first; may be empty
     */
    public List<Registration> of(UUID participant) {
        return sessions.fromTransaction(
                session ->
                        session.createQuery(
                                        "from RegistrationRow where key.tenant = :tenant and"
                                                + " participant = :participant order by created,"
                                                + " key.id",
                                        RegistrationRow.class)
                                .setParameter("tenant", tenant)
                                .setParameter("participant", participant)
                                .getResultStream()
                                .map(RegistrationRow::registration)
                                .toList());
    }

    /**
     * Whom statements of the engine about a registration name (D-4).
     *
     * @param registration whose
     * @param identity how sure it is who acted (D-7)
     * @return the learner's account, without a name
     */
    public Subject subject(Registration registration, Identity identity) {
        return new Subject(registration.id(), actorHomePage, registration.actorName(), identity);
    }

    /**
     * Opens the exam before all modules are complete (P-11). The first opening stands.
     *
     * @param id registration, which exists
     * @param reason why; not blank
     * @param by account of the coordinator
     */
    public void openGate(UUID id, String reason, UUID by) {
        sessions.inTransaction(
                session -> {
                    RegistrationRow row =
                            session.find(RegistrationRow.class, new TenantId(tenant, id));
                    if (row != null && row.gateOpened == null) {
                        row.gateOpened = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                        row.gateReason = reason;
                        row.gateOpenedBy = by;
                    }
                });
    }

    /**
     * Whether and why the exam was opened early (P-11).
     *
     * @param id registration
     * @return empty when it was not
     */
    public Optional<GateOpening> gate(UUID id) {
        return sessions.fromTransaction(
                session ->
                        Optional.ofNullable(
                                        session.find(
                                                RegistrationRow.class, new TenantId(tenant, id)))
                                .flatMap(RegistrationRow::gate));
    }
}
