package nl.leerspoor.lrs.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import nl.leerspoor.lrs.StatementQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log: by id, in order, and by filters. Pages are keyset pages on seq, which is also the
 * order of stored, so every filter is an index range. Safe for use by several threads.
 */
public final class StatementFinder {
    private static final int CHUNK = 100;

    /**
     * Filters that meet are looked up this many index rows at a time: so two large sets with
     * nothing in common cost short queries, one after the other, until the time is up.
     */
    private static final int WINDOW = 1000;

    private static final int WIDE_WINDOW = 20_000;
    private static final long EXHAUSTED = -1;

    /** Most bytes of text on one page, so that no page fills the memory. */
    private static final int PAGE_BYTES = 16 * 1024 * 1024;

    private final Database database;

    /** Reads from this database. */
    public StatementFinder(Database database) {
        this.database = database;
    }

    /** One page, whether there is more after it, and what was visible when it was read. */
    public record Page(List<StatementRow> rows, boolean more, Instant consistentThrough) {}

    /** The row with this id, voided or not; empty when unknown or erased. */
    public Optional<StatementRow> find(String tenant, UUID id) {
        return rows(
                        " from lrs.statement s where s.tenant = ? and s.id = ? and s.text is not null",
                        List.of(tenant, id))
                .stream()
                .findFirst();
    }

    /** The rows after {@code seq}, in order, voided ones included. */
    public List<StatementRow> after(String tenant, long seq, int limit) {
        return rows(
                " from lrs.statement s where s.tenant = ? and s.seq > ? and s.text is not null"
                        + " order by s.tenant, s.seq limit ?",
                List.of(tenant, seq, limit));
    }

    /**
     * At most {@code limit} rows that match.
     *
     * @param authority of the query's authority, what stands in statements
     * @param through what is visible now; null asks the database along with the first rows
     */
    public Page query(
            String tenant,
            StatementQuery query,
            @Nullable AuthorityAgent authority,
            int limit,
            @Nullable Instant through) {
        return database.read(
                connection -> {
                    Reading reading =
                            new Reading(connection, new Filter(tenant, query, authority), limit);
                    reading.through = through;
                    return reading.run();
                });
    }

    /** One page being read. */
    private final class Reading {
        private final Connection connection;
        private final Filter filter;
        private final Found page;
        private final int limit;
        private long low;
        private long high = Long.MAX_VALUE;
        private int window = WINDOW;
        private @Nullable Instant through;

        Reading(Connection connection, Filter filter, int limit) {
            this.connection = connection;
            this.filter = filter;
            this.limit = limit;
            this.page = new Found(limit);
        }

        Page run() throws SQLException {
            StatementQuery query = filter.query;
            bounds(query);
            Instant deadline = database.clock().instant().plus(database.queryTimeout());
            while (low < high && !page.full) {
                if (database.clock().instant().isAfter(deadline)) {
                    throw Database.tookTooLong();
                }
                if (!step(query.ascending())) {
                    break;
                }
            }
            if (through == null) {
                askThrough(); // nothing was read, so this is not too late
            }
            return new Page(
                    new ArrayList<>(page.rows.values()),
                    page.full,
                    Objects.requireNonNull(through));
        }

        private void bounds(StatementQuery query) throws SQLException {
            if (query.since() != null || query.until() != null) {
                askThrough();
                low = query.since() == null ? 0 : lastUpTo(query.since());
                high = query.until() == null ? high : lastUpTo(query.until());
            }
            if (query.after() > 0 && query.ascending()) {
                low = Math.max(low, query.after());
            } else if (query.after() > 0) {
                high = Math.min(high, query.after() - 1);
            }
        }

        /** Reads on; false when all is read. */
        private boolean step(boolean ascending) throws SQLException {
            int size = Math.min(CHUNK, limit + 1 - page.rows.size());
            List<StatementRow> found = new ArrayList<>(size);
            AtomicLong end = new AtomicLong(EXHAUSTED);
            Trip trip = database.trip(connection);
            if (through == null) {
                addThrough(trip);
            }
            trip.query(
                    "select " + StatementRow.COLUMNS + filter.sql(),
                    (s, i) -> bind(s, i, filter.parameters(low, high, window, size)),
                    rows -> {
                        while (rows.next()) {
                            found.add(StatementRow.read(rows));
                        }
                    });
            if (filter.joins()) {
                filter.addEnd(trip, filter.keys.get(0), low, high, window, end);
            }
            trip.go();
            found.forEach(page::add);
            if (found.size() == size) {
                long last = found.get(found.size() - 1).seq;
                low = ascending ? last : low;
                high = ascending ? high : last - 1;
                return true;
            }
            if (end.get() == EXHAUSTED) {
                return false;
            }
            // The last row again: it may have more in the index than fitted into the window.
            low = ascending ? end.get() - 1 : low;
            high = ascending ? high : end.get();
            if (window == WINDOW) {
                leadByTheShortest();
                window = WIDE_WINDOW;
            }
            return true;
        }

        /** Puts a filter first that is through in one more window, if there is one. */
        private void leadByTheShortest() throws SQLException {
            List<AtomicLong> ends = new ArrayList<>();
            Trip trip = database.trip(connection);
            for (int i = 1; i < filter.keys.size(); i++) {
                AtomicLong end = new AtomicLong();
                filter.addEnd(trip, filter.keys.get(i), low, high, WINDOW, end);
                ends.add(end);
            }
            trip.go();
            for (int i = 0; i < ends.size(); i++) {
                if (ends.get(i).get() == EXHAUSTED) {
                    Collections.swap(filter.keys, 0, i + 1);
                    return;
                }
            }
        }

        private void askThrough() throws SQLException {
            if (through == null) {
                Trip trip = database.trip(connection);
                addThrough(trip);
                trip.go();
            }
        }

        private void addThrough(Trip trip) {
            trip.query(
                    Database.CONSISTENT_THROUGH,
                    (s, i) -> bind(s, i, List.of(filter.tenant)),
                    row -> {
                        row.next();
                        through = row.getObject(1, OffsetDateTime.class).toInstant();
                    });
        }

        /** Stored rises strictly with seq, so a time is a place in the log. */
        private long lastUpTo(Instant time) throws SQLException {
            AtomicLong last = new AtomicLong();
            Trip trip = database.trip(connection);
            trip.query(
                    "select seq from lrs.statement where tenant = ? and stored <= ?"
                            + " order by tenant desc, stored desc limit 1",
                    (s, i) -> bind(s, i, List.of(filter.tenant, time.atOffset(ZoneOffset.UTC))),
                    row -> {
                        if (row.next()) {
                            last.set(row.getLong(1));
                        }
                    });
            trip.go();
            return last.get();
        }
    }

    private static int bind(PreparedStatement statement, int first, List<?> parameters)
            throws SQLException {
        int next = first;
        for (Object parameter : parameters) {
            statement.setObject(next++, parameter);
        }
        return next;
    }

    /** The rows of a page, and whether there is one too many. */
    private static final class Found {
        private final int limit;
        private final Map<Long, StatementRow> rows = new LinkedHashMap<>();
        private long bytes;
        private boolean full;

        Found(int limit) {
            this.limit = limit;
        }

        /** A row comes once for each statement it refers to that matches. */
        void add(StatementRow row) {
            if (full || rows.containsKey(row.seq)) {
                return;
            }
            if (rows.size() == limit || bytes > PAGE_BYTES) {
                full = true; // one row more than asked tells that there is more
                return;
            }
            rows.put(row.seq, row);
            bytes += row.text == null ? 0 : row.text.length;
        }
    }

    /** The query in SQL: the narrowest filter leads, the others look up its rows in the index. */
    private static final class Filter {
        private final String tenant;
        private final StatementQuery query;
        private final List<UUID> keys = new ArrayList<>();
        private final @Nullable String authorityName;

        Filter(String tenant, StatementQuery query, @Nullable AuthorityAgent authority) {
            this.tenant = tenant;
            this.query = query;
            this.authorityName = query.authority() == null ? null : query.authority().name();
            if (query.registration() != null) {
                keys.add(Usages.registration(query.registration()));
            }
            if (query.agent() != null) {
                keys.add(
                        query.relatedAgents()
                                ? Usages.relatedAgent(query.agent())
                                : Usages.agent(query.agent()));
            }
            if (query.activity() != null) {
                keys.add(
                        query.relatedActivities()
                                ? Usages.relatedActivity(query.activity())
                                : Usages.activity(query.activity()));
            }
            if (query.verb() != null) {
                keys.add(Usages.verb(query.verb()));
            }
            if (keys.isEmpty() && authority != null) {
                keys.addAll(authority.keys());
            }
        }

        /** True when a window of one filter is looked up in the others. */
        boolean joins() {
            return keys.size() > 1;
        }

        /** The index rows of the leading filter in one window: tenant, key, low, high, window. */
        private String window() {
            String order = query.ascending() ? "" : " desc";
            return "(select seq, via from lrs.statement_usage where tenant = ? and usage_key = ? and"
                    + " seq > ? and seq <= ? order by tenant%s, usage_key%s, seq%s limit ?)"
                            .formatted(order, order, order);
        }

        String sql() {
            StringBuilder sql = new StringBuilder(" from ");
            if (keys.isEmpty()) {
                sql.append("lrs.statement s where s.tenant = ? and s.seq > ? and s.seq <= ?");
            } else if (joins()) {
                sql.append(window()).append(" as u0");
                sql.append(" join lrs.statement s on s.tenant = ? and s.seq = u0.seq where true");
                for (int i = 1; i < keys.size(); i++) {
                    // All filters must match the same statement: this one or one it refers to.
                    // The offset keeps PostgreSQL from making a join of it, in which it reads all
                    // index rows of this filter for each of the leading one.
                    sql.append(
                            " and exists (select 1 from lrs.statement_usage u where u.tenant = ?"
                                    + " and u.usage_key = ? and u.seq = u0.seq and u.via = u0.via"
                                    + " offset 0 rows)");
                }
            } else {
                sql.append(
                        "lrs.statement_usage u0 join lrs.statement s on s.tenant = u0.tenant and"
                                + " s.seq = u0.seq where u0.tenant = ? and u0.usage_key = ? and"
                                + " u0.seq > ? and u0.seq <= ?");
            }
            sql.append(" and s.voided = false and s.text is not null");
            if (authorityName != null) {
                sql.append(" and s.authority_name = ?");
            }
            // All columns of the index, in its order: otherwise H2 reads and sorts every match.
            String order = query.ascending() ? "" : " desc";
            sql.append(" order by ");
            if (keys.isEmpty()) {
                sql.append("s.tenant%s, s.seq%s".formatted(order, order));
            } else if (joins()) {
                sql.append("u0.seq").append(order);
            } else {
                sql.append("u0.tenant%s, u0.usage_key%s, u0.seq%s".formatted(order, order, order));
            }
            return sql.append(" limit ?").toString();
        }

        List<Object> parameters(long low, long high, int window, int size) {
            List<Object> parameters = new ArrayList<>();
            parameters.add(tenant);
            if (!keys.isEmpty()) {
                parameters.add(keys.get(0));
            }
            parameters.add(low);
            parameters.add(high);
            if (joins()) {
                parameters.add(window);
                parameters.add(tenant);
                for (UUID key : keys.subList(1, keys.size())) {
                    parameters.add(tenant);
                    parameters.add(key);
                }
            }
            if (authorityName != null) {
                parameters.add(authorityName);
            }
            parameters.add(size);
            return parameters;
        }

        /** Asks where a window of a filter ends; {@link #EXHAUSTED} when it is the last. */
        private void addEnd(
                Trip trip, UUID key, long low, long high, int window, AtomicLong answer) {
            String last = query.ascending() ? "max" : "min";
            trip.query(
                    "select count(*), " + last + "(seq) from " + window() + " as u0",
                    (s, i) -> bind(s, i, List.of(tenant, key, low, high, window)),
                    row -> {
                        row.next();
                        answer.set(row.getInt(1) < window ? EXHAUSTED : row.getLong(2));
                    });
        }
    }

    private List<StatementRow> rows(String sql, List<Object> parameters) {
        return database.read(
                connection -> {
                    List<StatementRow> rows = new ArrayList<>();
                    Trip trip = database.trip(connection);
                    trip.query(
                            "select " + StatementRow.COLUMNS + sql,
                            (s, i) -> bind(s, i, parameters),
                            found -> {
                                while (found.next()) {
                                    rows.add(StatementRow.read(found));
                                }
                            });
                    trip.go();
                    return rows;
                });
    }

    /** The canonical definition of an activity, JSON; null when nothing was said of it. */
    public byte @Nullable [] definition(String tenant, String iri) {
        return bytes(
                "select definition from lrs.activity where tenant = ? and activity_key = ?",
                tenant,
                Usages.relatedActivity(iri));
    }

    /** Attachment data; null when it is not here. */
    public byte @Nullable [] attachment(String tenant, String sha2) {
        return bytes(
                "select content from lrs.attachment where tenant = ? and sha2 = ?", tenant, sha2);
    }

    private byte @Nullable [] bytes(String sql, Object... parameters) {
        AtomicReference<byte[]> found = new AtomicReference<>();
        return database.read(
                        connection -> {
                            Trip trip = database.trip(connection);
                            trip.query(
                                    sql,
                                    (s, i) -> bind(s, i, List.of(parameters)),
                                    row -> {
                                        if (row.next()) {
                                            found.set(row.getBytes(1));
                                        }
                                    });
                            trip.go();
                            return found;
                        })
                .get();
    }
}
