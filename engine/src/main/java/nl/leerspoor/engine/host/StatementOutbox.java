package nl.leerspoor.engine.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.engine.Recorder;
import nl.leerspoor.engine.TenantId;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * Statements that follow from a decision in the engine's tables: kept in the transaction of the
 * decision, sent after it, and again after a crash, always the very same text (D-19). Safe for use
 * by many threads.
 */
final class StatementOutbox {
    private static final int BATCH = 100;

    private final SessionFactory sessions;
    private final Recorder recorder;
    private final String tenant;

    StatementOutbox(SessionFactory sessions, Recorder recorder, String tenant) {
        this.sessions = sessions;
        this.recorder = recorder;
        this.tenant = tenant;
    }

    /** Keeps a statement, in the caller's transaction. */
    void keep(Session session, ObjectNode statement) {
        keep(session, UUID.fromString(statement.path("id").asText()), statement.toString());
    }

    /** Keeps a statement, in the caller's transaction. */
    void keep(Session session, UUID id, String json) {
        PendingStatementRow row = new PendingStatementRow();
        row.key = new TenantId(tenant, id);
        row.place = place(session);
        row.json = json;
        session.persist(row);
        session.flush();
    }

    /** Sends what is kept, in order. Sending twice has the effect of once. */
    synchronized void send() {
        List<PendingStatementRow> waiting;
        do {
            waiting = sessions.fromTransaction(this::waiting);
            if (!waiting.isEmpty()) {
                recorder.record(waiting.stream().map(row -> row.json).toList());
                List<TenantId> sent = waiting.stream().map(row -> row.key).toList();
                sessions.inTransaction(
                        session ->
                                session.createMutationQuery(
                                                "delete from PendingStatementRow where key in"
                                                        + " :sent")
                                        .setParameter("sent", sent)
                                        .executeUpdate());
            }
        } while (waiting.size() == BATCH);
    }

    private List<PendingStatementRow> waiting(Session session) {
        return session.createQuery(
                        "from PendingStatementRow where key.tenant = :tenant order by place,"
                                + " key.id",
                        PendingStatementRow.class)
                .setParameter("tenant", tenant)
                .setMaxResults(BATCH)
                .getResultList();
    }

    private long place(Session session) {
        Long last =
                session.createQuery(
                                "select max(place) from PendingStatementRow where key.tenant ="
                                        + " :tenant",
                                Long.class)
                        .setParameter("tenant", tenant)
                        .getSingleResult();
        return last == null ? 1 : last + 1;
    }
}
