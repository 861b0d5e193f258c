package nl.leerspoor.engine.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.leerspoor.engine.TenantToken;
import nl.leerspoor.engine.Tokens;
import org.hibernate.LockMode;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tickets from packages to exam and workbook: each works once, within a quarter of an hour
 * (docs/player.md). Only hashes are kept. Safe for use by many threads.
 */
final class Tickets {
    static final Duration LIFE = Duration.ofMinutes(15);

    private final SessionFactory sessions;
    private final String tenant;
    private final Clock clock;

    Tickets(SessionFactory sessions, String tenant, Clock clock) {
        this.sessions = sessions;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Makes a ticket and gives the token for its address. */
    String make(Ticket ticket) {
        String token = Tokens.random();
        Instant now = now();
        sessions.inTransaction(
                session -> {
                    session.createMutationQuery(
                                    "delete from TicketRow where key.tenant = :tenant and expires"
                                            + " < :longAgo")
                            .setParameter("tenant", tenant)
                            .setParameter("longAgo", now.minus(Duration.ofDays(1)))
                            .executeUpdate();
                    TicketRow row = new TicketRow();
                    row.key = new TenantToken(tenant, Tokens.hash(token));
                    row.courseId = ticket.courseId();
                    row.hostRegistration = ticket.learner().registration();
                    row.launch = ticket.learner().launch();
                    row.homePage = ticket.learner().homePage();
                    row.actorName = ticket.learner().name();
                    row.target = ticket.target();
                    row.part = ticket.part();
                    row.created = now;
                    row.expires = now.plus(LIFE);
                    session.persist(row);
                });
        return token;
    }

    /** A ticket that can still be used; looking does not use it. */
    Optional<Ticket> find(String token) {
        return sessions.fromTransaction(
                session -> valid(session.find(TicketRow.class, key(token))).map(TicketRow::ticket));
    }

    /** Uses a ticket up; empty when it was used before or is too old. */
    Optional<Ticket> use(String token) {
        return sessions.fromTransaction(
                session -> {
                    // Locked, so that of two requests at once only one gets in.
                    Optional<TicketRow> row =
                            valid(
                                    session.find(
                                            TicketRow.class,
                                            key(token),
                                            LockMode.PESSIMISTIC_WRITE));
                    row.ifPresent(found -> found.used = now());
                    return row.map(TicketRow::ticket);
                });
    }

    private Optional<TicketRow> valid(@Nullable TicketRow row) {
        return row == null || row.used != null || !clock.instant().isBefore(row.expires)
                ? Optional.empty()
                : Optional.of(row);
    }

    private TenantToken key(String token) {
        return new TenantToken(tenant, Tokens.hash(token));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
