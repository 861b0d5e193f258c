package nl.leerspoor.engine.participant;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.TenantId;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** The people of one tenant. Safe for use by many threads. */
public final class Participants {
    private final SessionFactory sessions;
    private final String tenant;
    private final Clock clock;

    /**
     * The people of a tenant.
     *
     * @param sessions of the engine's database
     * @param tenant the provider (D-27)
     * @param clock tells when someone is added
     */
    public Participants(SessionFactory sessions, String tenant, Clock clock) {
        this.sessions = sessions;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * The Hibernate classes of this package.
     *
     * @return for {@code Database.open}
     */
    public static List<Class<?>> rows() {
        return List.of(
                ParticipantRow.class,
                RegistrationRow.class,
                StaffAccountRow.class,
                OneTimeLinkRow.class,
                SignInRow.class);
    }

    /**
     * Adds a person.
     *
     * @param name as written
     * @param email as written; not yet anyone's here
     * @param organisation null when unknown
     * @return the new person
     */
    public Participant add(String name, String email, @Nullable String organisation) {
        return sessions.fromTransaction(
                session -> {
                    ParticipantRow row = new ParticipantRow();
                    row.key = new TenantId(tenant, UUID.randomUUID());
                    row.name = name;
                    row.email = email;
                    row.emailKey = emailKey(email);
                    row.organisation = organisation;
                    row.created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    session.persist(row);
                    return row.participant();
                });
    }

    /**
     * A person by id.
     *
     * @param id of the person
     * @return empty when this tenant has none
     */
    public Optional<Participant> find(UUID id) {
        return sessions.fromTransaction(
                session ->
                        Optional.ofNullable(
                                        session.find(
                                                ParticipantRow.class, new TenantId(tenant, id)))
                                .map(ParticipantRow::participant));
    }

    /**
     * A person by e-mail address, whatever its case.
     *
     * @param email as typed
     * @return empty when this tenant has none
     */
    public Optional<Participant> findByEmail(String email) {
        return sessions.fromTransaction(
                session ->
                        session.createQuery(
                                        "from ParticipantRow where key.tenant = :tenant and"
                                                + " emailKey = :email",
                                        ParticipantRow.class)
                                .setParameter("tenant", tenant)
                                .setParameter("email", emailKey(email))
                                .uniqueResultOptional()
                                .map(ParticipantRow::participant));
    }

    /**
     * One screen of people, by name.
     *
     * @param search part of a name, address or organisation; empty for all
     * @param page from 0
     * @param size people on a page
     * @return at most {@code size}
     */
    public List<Participant> list(String search, int page, int size) {
        return sessions.fromTransaction(
                session ->
                        session.createQuery(
                                        "from ParticipantRow where key.tenant = :tenant and"
                                                + " (lower(name) like :search escape '!' or"
                                                + " emailKey like :search escape '!' or"
                                                + " lower(coalesce(organisation, '')) like"
                                                + " :search escape '!') order by name, key.id",
                                        ParticipantRow.class)
                                .setParameter("tenant", tenant)
                                .setParameter("search", pattern(search))
                                .setFirstResult(page * size)
                                .setMaxResults(size)
                                .getResultStream()
                                .map(ParticipantRow::participant)
                                .toList());
    }

    private static String pattern(String search) {
        return "%"
                + search.strip()
                        .toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
    }

    static String emailKey(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
