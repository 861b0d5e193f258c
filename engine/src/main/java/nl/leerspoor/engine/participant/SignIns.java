package nl.leerspoor.engine.participant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.TenantId;
import nl.leerspoor.engine.TenantToken;
import nl.leerspoor.engine.Tokens;
import nl.leerspoor.engine.profile.Identity;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in with which browser. A sign-in lasts twelve hours on that device and can be ended
 * from here (P-41). Only the hash of a cookie is kept. Safe for use by many threads.
 */
public final class SignIns {
    /** How long a sign-in lasts (P-41). */
    public static final Duration LIFE = Duration.ofHours(12);

    private final SessionFactory sessions;
    private final String tenant;
    private final Clock clock;

    /**
     * The sign-ins of a tenant.
     *
     * @param sessions of the engine's database
     * @param tenant the provider (D-27)
     * @param clock decides what is in time
     */
    public SignIns(SessionFactory sessions, String tenant, Clock clock) {
        this.sessions = sessions;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * Signs a participant in and marks each of their registrations as begun (S0-152, P-42).
     *
     * @param participant who
     * @param identity how sure that is (D-7)
     * @param before the browser's present cookie, which stops working; null for none. When it is of
     *     the same person, the stronger identity stays: both were shown on this device.
     * @return the cookie's value
     */
    public String learner(UUID participant, Identity identity, @Nullable String before) {
        return sessions.fromTransaction(
                session -> {
                    SignInRow row = row();
                    row.participant = participant;
                    row.identity = identity;
                    SignInRow old = end(session, before);
                    if (old != null
                            && participant.equals(old.participant)
                            && old.identity != null
                            && old.identity.compareTo(identity) > 0) {
                        row.identity = old.identity;
                    }
                    session.createMutationQuery(
                                    "update RegistrationRow set begun = :now where key.tenant ="
                                            + " :tenant and participant = :participant and begun"
                                            + " is null")
                            .setParameter("now", row.signedInAt)
                            .setParameter("tenant", tenant)
                            .setParameter("participant", participant)
                            .executeUpdate();
                    return save(session, row);
                });
    }

    /**
     * Signs a member of staff in.
     *
     * @param account who
     * @param before the browser's present cookie, which stops working; null for none
     * @return the cookie's value
     */
    public String staff(UUID account, @Nullable String before) {
        return sessions.fromTransaction(
                session -> {
                    SignInRow row = row();
                    row.account = account;
                    end(session, before);
                    return save(session, row);
                });
    }

    /**
     * Whoever a cookie stands for.
     *
     * @param cookie its value
     * @return empty when it is unknown, ended or too old
     */
    public Optional<Caller> find(String cookie) {
        return sessions.fromTransaction(
                session -> {
                    @Nullable SignInRow row = session.find(SignInRow.class, key(cookie));
                    return row == null || !clock.instant().isBefore(row.expires)
                            ? Optional.empty()
                            : caller(session, row);
                });
    }

    /**
     * Signs out on one device.
     *
     * @param cookie its value
     */
    public void end(String cookie) {
        sessions.inTransaction(session -> end(session, cookie));
    }

    /**
     * Signs a participant out on every device.
     *
     * @param participant who
     */
    public void endAll(UUID participant) {
        sessions.inTransaction(
                session ->
                        session.createMutationQuery(
                                        "delete from SignInRow where key.tenant = :tenant and"
                                                + " participant = :participant")
                                .setParameter("tenant", tenant)
                                .setParameter("participant", participant)
                                .executeUpdate());
    }

    private Optional<Caller> caller(Session session, SignInRow row) {
        if (row.participant != null && row.identity != null) {
            return Optional.of(
                    new Caller.Learner(
                            row.participant, row.formToken, row.identity, row.signedInAt));
        }
        if (row.account == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        session.find(StaffAccountRow.class, new TenantId(tenant, row.account)))
                .map(StaffAccountRow::account)
                .map(
                        account ->
                                new Caller.Staff(
                                        account.id(),
                                        account.name(),
                                        account.email(),
                                        account.roles(),
                                        row.formToken));
    }

    private SignInRow row() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SignInRow row = new SignInRow();
        row.formToken = Tokens.random();
        row.signedInAt = now;
        row.expires = now.plus(LIFE);
        return row;
    }

    private String save(Session session, SignInRow row) {
        String cookie = Tokens.random();
        row.key = new TenantToken(tenant, Tokens.hash(cookie));
        session.persist(row);
        session.createMutationQuery(
                        "delete from SignInRow where key.tenant = :tenant and expires < :now")
                .setParameter("tenant", tenant)
                .setParameter("now", row.signedInAt)
                .executeUpdate();
        return cookie;
    }

    private @Nullable SignInRow end(Session session, @Nullable String cookie) {
        SignInRow row = cookie == null ? null : session.find(SignInRow.class, key(cookie));
        if (row != null) {
            session.remove(row);
        }
        return row;
    }

    private TenantToken key(String cookie) {
        return new TenantToken(tenant, Tokens.hash(cookie));
    }
}
