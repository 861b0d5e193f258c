package nl.leerspoor.lrs.internal.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nl.leerspoor.lrs.Document;
import nl.leerspoor.lrs.erasure.Selection;
import nl.leerspoor.lrs.xapi.Ifi;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** What a run of erasure reads and writes. Safe for use by several threads. */
public final class ErasureTable {
    private static final int FETCH = 50;
    private static final UUID NO_REGISTRATION = new UUID(0, 0);

    private final Database database;

    /** Erases in this database. */
    public ErasureTable(Database database) {
        this.database = database;
    }

    /** Places of the next statements selected that still have content, in order. */
    public List<Long> select(String tenant, Selection selection, long after, int limit) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("tenant", tenant);
        parameters.put("after", after);
        List<UUID> keys = keys(selection);
        StringBuilder hql = new StringBuilder("select s.seq from ");
        if (keys.isEmpty()) {
            hql.append("StatementRow s where s.tenant = :tenant and s.seq > :after");
        } else {
            hql.append(
                    "UsageRow u join StatementRow s on s.tenant = u.tenant and s.seq = u.seq where"
                            + " u.tenant = :tenant and u.usageKey = :key0 and u.seq > :after and"
                            + " u.via = u.seq");
            parameters.put("key0", keys.get(0));
        }
        for (int i = 1; i < keys.size(); i++) {
            hql.append(" and exists (select 1 from UsageRow x")
                    .append(i)
                    .append(" where x")
                    .append(i)
                    .append(".tenant = s.tenant and x")
                    .append(i)
                    .append(".usageKey = :key")
                    .append(i)
                    .append(" and x")
                    .append(i)
                    .append(".seq = s.seq and x")
                    .append(i)
                    .append(".via = s.seq)");
            parameters.put("key" + i, keys.get(i));
        }
        if (selection.storedBefore() != null) {
            hql.append(" and s.stored < :before");
            parameters.put("before", selection.storedBefore());
        }
        hql.append(" and s.text is not null order by ")
                .append(keys.isEmpty() ? "s.tenant, s.seq" : "u.tenant, u.usageKey, u.seq");
        return database.inTransaction(
                session -> {
                    SelectionQuery<Long> query =
                            session.createSelectionQuery(hql.toString(), Long.class);
                    parameters.forEach(query::setParameter);
                    return query.setMaxResults(limit).getResultList();
                });
    }

    /** The rarest first: it drives the query. */
    private static List<UUID> keys(Selection selection) {
        List<UUID> keys = new ArrayList<>();
        if (selection.registration() != null) {
            keys.add(Usages.registration(selection.registration()));
        }
        if (selection.agent() != null) {
            keys.add(Usages.relatedAgent(selection.agent()));
        }
        if (selection.activity() != null) {
            keys.add(Usages.relatedActivity(selection.activity()));
        }
        if (selection.verb() != null) {
            keys.add(Usages.verb(selection.verb()));
        }
        return keys;
    }

    /** Places of the next statements that mention the agent, or refer to one that does. */
    public List<Long> mentions(String tenant, Ifi agent, long after, int limit) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery(
                                        "select distinct seq from UsageRow where tenant = :tenant"
                                                + " and usageKey = :key and seq > :after order by"
                                                + " seq",
                                        Long.class)
                                .setParameter("tenant", tenant)
                                .setParameter("key", Usages.relatedAgent(agent))
                                .setParameter("after", after)
                                .setMaxResults(limit)
                                .getResultList());
    }

    /** The rows at these places that have content, in order. */
    public List<StatementRow> rows(String tenant, List<Long> seqs) {
        return database.inTransaction(session -> rows(session, tenant, seqs));
    }

    static List<StatementRow> rows(StatelessSession session, String tenant, List<Long> seqs) {
        return session.createNativeQuery(
                        "select s.* from unnest(cast(:seqs as bigint array)) as u(seq) join"
                                + " lrs.statement s on s.tenant = :tenant and s.seq = u.seq where"
                                + " s.text is not null order by s.seq",
                        StatementRow.class)
                .setParameter("seqs", seqs.toArray(Long[]::new))
                .setParameter("tenant", tenant)
                .getResultList();
    }

    /**
     * Does one part of a run, in one transaction.
     *
     * @param selected places of the statements
     * @param agent who is replaced; null when content goes
     * @param pseudonym by whom; null when content goes
     * @param owner whose documents go; null for none
     */
    public ErasureTransaction.Done part(
            String tenant,
            ErasureTransaction.Part part,
            List<Long> selected,
            @Nullable Ifi agent,
            @Nullable Ifi pseudonym,
            @Nullable Ifi owner) {
        return database.write(
                session -> {
                    ErasureTransaction work = new ErasureTransaction(session, tenant);
                    List<StatementRow> rows = rows(session, tenant, selected);
                    if (agent != null && pseudonym != null) {
                        work.pseudonymise(rows, agent, pseudonym);
                    } else {
                        work.erase(rows);
                    }
                    if (owner != null) {
                        work.eraseDocuments(owner);
                    }
                    return work.write(part, database.now(session));
                });
    }

    /** Runs without a last part, and not done again since with the same words. */
    public List<UUID> unfinished(String tenant) {
        return database.inTransaction(
                session -> {
                    List<LedgerRunRow> open =
                            session.createSelectionQuery(
                                            "from LedgerRunRow r where r.tenant = :tenant and not"
                                                    + " exists (select 1 from LedgerRunRow l where"
                                                    + " l.tenant = r.tenant and l.run = r.run and"
                                                    + " l.lastPart = true) order by r.seq",
                                            LedgerRunRow.class)
                                    .setParameter("tenant", tenant)
                                    .getResultList();
                    Set<UUID> runs = new LinkedHashSet<>();
                    for (LedgerRunRow row : open) {
                        if (!repeated(session, row)) {
                            runs.add(row.run);
                        }
                    }
                    return List.copyOf(runs);
                });
    }

    private static boolean repeated(StatelessSession session, LedgerRunRow broken) {
        RunText text = RunText.parse(broken.text);
        return session
                .createSelectionQuery(
                        "from LedgerRunRow where tenant = :tenant and seq > :seq and lastPart ="
                                + " true",
                        LedgerRunRow.class)
                .setParameter("tenant", broken.tenant)
                .setParameter("seq", broken.seq)
                .getResultList()
                .stream()
                .map(row -> RunText.parse(row.text))
                .anyMatch(
                        later ->
                                later.kind().equals(text.kind())
                                        && later.reason().equals(text.reason())
                                        && later.filter().equals(text.filter()));
    }

    /**
     * What a document is about.
     *
     * @param kind {@code state} or {@code agent}
     * @param id stateId or profileId
     * @param activity of a state; else null
     * @param registration of a state; null when of none
     */
    public record Place(
            String kind, String id, @Nullable String activity, @Nullable UUID registration) {}

    /** Gives an agent's documents one by one; answers how many. */
    public long documents(String tenant, Ifi agent, BiConsumer<Place, Document> each) {
        return database.inTransaction(
                session -> {
                    long count = 0;
                    try (Stream<DocumentRow> rows =
                            session.createSelectionQuery(
                                            "from DocumentRow where tenant = :tenant and agent ="
                                                    + " :agent",
                                            DocumentRow.class)
                                    .setParameter("tenant", tenant)
                                    .setParameter("agent", agent.key())
                                    .setFetchSize(FETCH)
                                    .getResultStream()) {
                        for (DocumentRow row : (Iterable<DocumentRow>) rows::iterator) {
                            UUID registration = row.registration;
                            each.accept(
                                    new Place(
                                            row.kind,
                                            row.id,
                                            row.activity,
                                            registration.equals(NO_REGISTRATION)
                                                    ? null
                                                    : registration),
                                    row.document());
                            count++;
                        }
                    }
                    return count;
                });
    }

    /** How many documents belong to an agent. */
    public long documents(String tenant, Ifi agent) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery(
                                        "select count(*) from DocumentRow where tenant = :tenant"
                                                + " and agent = :agent",
                                        Long.class)
                                .setParameter("tenant", tenant)
                                .setParameter("agent", agent.key())
                                .getSingleResult());
    }

    /** Attachment data; null when it is not here. */
    public byte @Nullable [] attachment(String tenant, String sha2) {
        AttachmentRow row =
                database.inTransaction(
                        session ->
                                session.get(
                                        AttachmentRow.class, new AttachmentRow.Key(tenant, sha2)));
        return row == null ? null : row.content;
    }
}
