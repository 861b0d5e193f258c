package nl.leerspoor.engine.participant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.TenantToken;
import nl.leerspoor.engine.Tokens;
import org.hibernate.LockMode;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Invitations and log-in links: each opens one sign-in, once, within its time (P-41). Only hashes
 * are kept. Safe for use by many threads.
 */
public final class OneTimeLinks {
    private final SessionFactory sessions;
    private final String tenant;
    private final Clock clock;

    /** What a link is for, and how long it lives. */
    public enum Purpose {
        /** The first one, from the coordinator. */
        INVITATION(Duration.ofDays(14)),
        /** A later one. */
        LOG_IN(Duration.ofMinutes(15));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }

        /**
         * How long it works.
         *
         * @return from the moment it is made
         */
        public Duration life() {
            return life;
        }
    }

    /** What became of a link. */
    public enum State {
        /** It can be used now. */
        VALID,
        /** It was used before. */
        USED,
        /** Its time is over, or a newer one took its place. */
        EXPIRED,
        /** There never was such a link. */
        UNKNOWN
    }

    /**
     * The links of a tenant.
     *
     * @param sessions of the engine's database
     * @param tenant the provider (D-27)
     * @param clock decides what is in time
     */
    public OneTimeLinks(SessionFactory sessions, String tenant, Clock clock) {
        this.sessions = sessions;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * Makes a link. Earlier ones of the same purpose stop working.
     *
     * @param purpose what for
     * @param participant whom it signs in
     * @return the code that goes into the address; it cannot be asked for again
     */
    public String make(Purpose purpose, UUID participant) {
        String code = Tokens.randomCode();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        sessions.inTransaction(
                session -> {
                    session.createMutationQuery(
                                    "update OneTimeLinkRow set expires = :now where key.tenant ="
                                            + " :tenant and participant = :participant and purpose"
                                            + " = :purpose and used is null and expires > :now")
                            .setParameter("now", now)
                            .setParameter("tenant", tenant)
                            .setParameter("participant", participant)
                            .setParameter("purpose", purpose)
                            .executeUpdate();
                    OneTimeLinkRow row = new OneTimeLinkRow();
                    row.key = new TenantToken(tenant, Tokens.hash(code));
                    row.purpose = purpose;
                    row.participant = participant;
                    row.created = now;
                    row.expires = now.plus(purpose.life());
                    session.persist(row);
                });
        return code;
    }

    /**
     * What a link is worth now, without using it.
     *
     * @param typed a code or a whole link, as typed
     * @return its state
     */
    public State state(String typed) {
        return sessions.fromTransaction(
                session -> state(session.find(OneTimeLinkRow.class, key(typed))));
    }

    /**
     * Uses a link up.
     *
     * @param typed a code or a whole link, as typed
     * @return whom it signs in; empty unless it was valid
     */
    public Optional<UUID> use(String typed) {
        return sessions.fromTransaction(
                session -> {
                    // Locked, so that of two requests at once only one gets in.
                    @Nullable OneTimeLinkRow row =
                            session.find(
                                    OneTimeLinkRow.class, key(typed), LockMode.PESSIMISTIC_WRITE);
                    if (row == null || state(row) != State.VALID) {
                        return Optional.empty();
                    }
                    row.used = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    return Optional.of(row.participant);
                });
    }

    private TenantToken key(String typed) {
        return new TenantToken(tenant, Tokens.hash(Tokens.readCode(typed)));
    }

    private State state(@Nullable OneTimeLinkRow row) {
        if (row == null) {
            return State.UNKNOWN;
        }
        if (row.used != null) {
            return State.USED;
        }
        return clock.instant().isBefore(row.expires) ? State.VALID : State.EXPIRED;
    }
}
