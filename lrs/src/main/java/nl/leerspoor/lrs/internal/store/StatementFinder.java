package nl.leerspoor.lrs.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.lrs.StatementQuery;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log: by id, in order, and by filters. Pages are keyset pages on seq, which is also the
 * order of stored, so every filter is an index range. Safe for use by several threads.
 */
public final class StatementFinder {
    private static final int CHUNK = 100;

    /** Most bytes of text on one page, so that no page fills the memory. */
    private static final int PAGE_BYTES = 16 * 1024 * 1024;

    private final Database database;

    /** Reads from this database. */
    public StatementFinder(Database database) {
        this.database = database;
    }

    /** One page, and whether there is more after it. */
    public record Page(List<StatementRow> rows, boolean more) {}

    /** The row with this id, voided or not; empty when unknown or erased. */
    public Optional<StatementRow> find(String tenant, UUID id) {
        return database.read(
                session ->
                        session
                                .createSelectionQuery(
                                        "from StatementRow where tenant = :tenant and id = :id"
                                                + " and text is not null",
                                        StatementRow.class)
                                .setParameter("tenant", tenant)
                                .setParameter("id", id)
                                .getResultList()
                                .stream()
                                .findFirst());
    }

    /** The rows after {@code seq}, in order, voided ones included. */
    public List<StatementRow> after(String tenant, long seq, int limit) {
        return database.read(
                session ->
                        session.createSelectionQuery(
                                        "from StatementRow where tenant = :tenant and seq > :seq"
                                                + " and text is not null order by tenant, seq",
                                        StatementRow.class)
                                .setParameter("tenant", tenant)
                                .setParameter("seq", seq)
                                .setMaxResults(limit)
                                .getResultList());
    }

    /** At most {@code limit} rows that match. */
    public Page query(String tenant, StatementQuery query, int limit) {
        return database.read(session -> query(session, tenant, query, limit));
    }

    private static Page query(
            StatelessSession session, String tenant, StatementQuery query, int limit) {
        long low = query.since() == null ? 0 : lastUpTo(session, tenant, query.since());
        long high =
                query.until() == null ? Long.MAX_VALUE : lastUpTo(session, tenant, query.until());
        if (query.after() > 0 && query.ascending()) {
            low = Math.max(low, query.after());
        } else if (query.after() > 0) {
            high = Math.min(high, query.after() - 1);
        }
        Map<Long, StatementRow> rows = new LinkedHashMap<>();
        long bytes = 0;
        while (low < high) {
            int chunk = Math.min(CHUNK, limit + 1 - rows.size());
            List<StatementRow> found = chunk(session, tenant, query, low, high, chunk);
            for (StatementRow row : found) {
                if (!rows.containsKey(row.seq)) {
                    // One row more than asked tells that there is more.
                    if (rows.size() == limit || bytes > PAGE_BYTES) {
                        return new Page(new ArrayList<>(rows.values()), true);
                    }
                    rows.put(row.seq, row);
                    bytes += row.text == null ? 0 : row.text.length;
                }
            }
            if (found.size() < chunk) {
                break;
            }
            long last = found.get(found.size() - 1).seq;
            if (query.ascending()) {
                low = last;
            } else {
                high = last - 1;
            }
        }
        return new Page(new ArrayList<>(rows.values()), false);
    }

    /** Stored rises strictly with seq, so a time is a place in the log. */
    private static long lastUpTo(StatelessSession session, String tenant, Instant time) {
        return session
                .createSelectionQuery(
                        "select seq from StatementRow where tenant = :tenant and stored <= :time"
                                + " order by tenant desc, stored desc",
                        Long.class)
                .setParameter("tenant", tenant)
                .setParameter("time", time)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /**
     * Rows with {@code low < seq <= high}. A row can come more than once, next to itself, when
     * several statements it refers to match; all filters must match the same one.
     */
    private static List<StatementRow> chunk(
            StatelessSession session,
            String tenant,
            StatementQuery query,
            long low,
            long high,
            int size) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("tenant", tenant);
        parameters.put("low", low);
        parameters.put("high", high);
        StringBuilder from = new StringBuilder("select s from ");
        StringBuilder where = new StringBuilder();
        int usages = usages(query, from, where, parameters);
        String seq = usages == 0 ? "s.seq" : "u0.seq";
        if (usages == 0) {
            from.append("StatementRow s where s.tenant = :tenant");
        } else {
            from.append(
                    " join StatementRow s on s.tenant = u0.tenant and s.seq = u0.seq"
                            + " where u0.tenant = :tenant");
        }
        where.append(" and ").append(seq).append(" > :low and ").append(seq).append(" <= :high");
        where.append(" and s.voided = false and s.text is not null");
        if (query.authorityName() != null) {
            where.append(" and s.authorityName = :authorityName");
            parameters.put("authorityName", query.authorityName());
        }
        // All columns of the index, in its order: otherwise H2 reads and sorts every match.
        String order = query.ascending() ? "" : " desc";
        where.append(" order by ")
                .append(
                        usages == 0
                                ? "s.tenant" + order
                                : "u0.tenant" + order + ", u0.usageKey" + order)
                .append(", ")
                .append(seq)
                .append(order);
        SelectionQuery<StatementRow> selection =
                session.createSelectionQuery(from.append(where).toString(), StatementRow.class);
        parameters.forEach(selection::setParameter);
        return selection.setMaxResults(size).getResultList();
    }

    private static int usages(
            StatementQuery query,
            StringBuilder from,
            StringBuilder where,
            Map<String, Object> parameters) {
        int count = 0;
        if (query.agent() != null) {
            UUID key = Usages.agent(query.agent());
            count = usage(count, key, !query.relatedAgents(), from, where, parameters);
        }
        if (query.activity() != null) {
            UUID key = Usages.activity(query.activity());
            count = usage(count, key, !query.relatedActivities(), from, where, parameters);
        }
        if (query.registration() != null) {
            UUID key = Usages.registration(query.registration());
            count = usage(count, key, false, from, where, parameters);
        }
        if (query.verb() != null) {
            count = usage(count, Usages.verb(query.verb()), false, from, where, parameters);
        }
        return count;
    }

    private static int usage(
            int n,
            UUID key,
            boolean direct,
            StringBuilder from,
            StringBuilder where,
            Map<String, Object> parameters) {
        String u = "u" + n;
        if (n == 0) {
            from.append("UsageRow u0");
        } else {
            from.append(" join UsageRow ")
                    .append(u)
                    .append(" on ")
                    .append(u)
                    .append(".tenant = u0.tenant and ")
                    .append(u)
                    .append(".seq = u0.seq and ")
                    .append(u)
                    .append(".via = u0.via");
        }
        where.append(" and ").append(u).append(".usageKey = :key").append(n);
        if (direct) {
            where.append(" and ").append(u).append(".direct = true");
        }
        parameters.put("key" + n, key);
        return n + 1;
    }

    /** The canonical definition of an activity, JSON; null when nothing was said of it. */
    public byte @Nullable [] definition(String tenant, String iri) {
        ActivityRow row =
                database.read(
                        session ->
                                session.get(
                                        ActivityRow.class,
                                        new ActivityRow.Key(tenant, Usages.activity(iri))));
        return row == null ? null : row.definition;
    }

    /** Attachment data; null when it is not here. */
    public byte @Nullable [] attachment(String tenant, String sha2) {
        AttachmentRow row =
                database.read(
                        session ->
                                session.get(
                                        AttachmentRow.class, new AttachmentRow.Key(tenant, sha2)));
        return row == null ? null : row.content;
    }
}
