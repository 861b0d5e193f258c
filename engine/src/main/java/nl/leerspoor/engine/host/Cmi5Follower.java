package nl.leerspoor.engine.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.leerspoor.engine.TenantId;
import nl.leerspoor.engine.host.Cmi5SessionRow.Ending;
import nl.leerspoor.engine.profile.Terms;
import nl.leerspoor.engine.profile.Trust;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.StoredStatement;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what assignable units say in the log: the end of a session, after which its token is
 * refused (cmi5 9.3.8), and what meets moveOn (9.3.9). Cursor and consequences are saved in one
 * transaction, so a crash neither loses nor repeats any.
 */
final class Cmi5Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cmi5Follower.class);
    private static final int BATCH = 500;
    private static final long STOP_SECONDS = 5;
    private static final long GATHER_MILLIS = 200;

    private final SessionFactory sessions;
    private final Lrs lrs;
    private final StatementOutbox outbox;
    private final MoveOnRules rules;
    private final String tenant;
    private final Duration grace;
    private final Clock clock;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "cmi5-follower");
                        thread.setDaemon(true);
                        return thread;
                    });

    Cmi5Follower(
            SessionFactory sessions,
            Lrs lrs,
            StatementOutbox outbox,
            MoveOnRules rules,
            String tenant,
            Duration grace,
            Clock clock) {
        this.sessions = sessions;
        this.lrs = lrs;
        this.outbox = outbox;
        this.rules = rules;
        this.tenant = tenant;
        this.grace = grace;
        this.clock = clock;
    }

    /** Catches up now and then follows. */
    void start() {
        work();
        // Also by the clock: grace ends without a new statement, and a failure is tried again.
        ScheduledFuture<?> unused =
                worker.scheduleWithFixedDelay(this::work, 1, 1, TimeUnit.SECONDS);
    }

    /** Something was appended. */
    void wake() {
        if (awake.compareAndSet(false, true)) {
            // A busy log is read in fewer, larger steps; upToDate is for those who cannot wait.
            ScheduledFuture<?> unused =
                    worker.schedule(this::work, GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Takes everything into account that was committed before this call. */
    void upToDate() {
        while (catchUp() == BATCH) {
            LOG.debug("following launches");
        }
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("following launches did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        awake.set(false);
        try {
            upToDate();
            outbox.send();
            closeEnded();
        } catch (RuntimeException e) {
            LOG.warn("could not follow launches; trying again", e);
        }
    }

    private int catchUp() {
        return sessions.fromTransaction(
                open -> {
                    Cmi5CursorRow cursor =
                            open.find(Cmi5CursorRow.class, tenant, LockMode.PESSIMISTIC_WRITE);
                    if (cursor == null) {
                        cursor = new Cmi5CursorRow(tenant);
                        open.persist(cursor);
                    }
                    List<StoredStatement> next = lrs.statements().after(tenant, cursor.seq, BATCH);
                    for (StoredStatement entry : next) {
                        cursor.seq = entry.seq();
                        if (entry.authorityName().startsWith(Trust.LAUNCH_PREFIX)) {
                            take(open, entry);
                        }
                    }
                    return next.size();
                });
    }

    private void take(Session open, StoredStatement entry) {
        UUID id = UUID.fromString(entry.authorityName().substring(Trust.LAUNCH_PREFIX.length()));
        @Nullable Cmi5SessionRow row = open.find(Cmi5SessionRow.class, new TenantId(tenant, id));
        if (row == null || entry.voided()) {
            return;
        }
        Instant at = entry.timestamp().truncatedTo(ChronoUnit.MILLIS);
        if (row.lastStatement == null || at.isAfter(row.lastStatement)) {
            row.lastStatement = at;
        }
        JsonNode json = entry.statement().json();
        if (!cmi5Defined(json)) {
            return;
        }
        switch (json.path("verb").path("id").asText()) {
            case Terms.TERMINATED -> {
                if (row.ended == null) {
                    row.ended = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    row.ending = Ending.TERMINATED;
                }
            }
            case Terms.COMPLETED -> rules.reached(open, row, true, false);
            case Terms.PASSED -> rules.reached(open, row, false, true);
            default -> {}
        }
    }

    private static boolean cmi5Defined(JsonNode statement) {
        for (JsonNode category :
                statement.path("context").path("contextActivities").path("category")) {
            if (LmsStatements.CMI5.equals(category.path("id").asText())) {
                return true;
            }
        }
        return false;
    }

    // 9.3.8: a while after terminated, statements of any kind are refused.
    private void closeEnded() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Cmi5SessionRow> ended =
                sessions.fromTransaction(
                        open ->
                                open.createQuery(
                                                "from Cmi5SessionRow where key.tenant = :tenant"
                                                        + " and closed is null and ended <="
                                                        + " :before",
                                                Cmi5SessionRow.class)
                                        .setParameter("tenant", tenant)
                                        .setParameter("before", now.minus(grace))
                                        .getResultList());
        for (Cmi5SessionRow row : ended) {
            if (row.credentialKey != null) {
                lrs.credentials().revoke(row.credentialKey);
            }
            sessions.inTransaction(
                    open -> {
                        Cmi5SessionRow fresh = open.find(Cmi5SessionRow.class, row.key);
                        if (fresh != null) {
                            fresh.closed = now;
                        }
                    });
        }
    }
}
