package nl.leerspoor.lrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.leerspoor.lrs.internal.store.Appender;
import nl.leerspoor.lrs.internal.store.AuthorityAgent;
import nl.leerspoor.lrs.internal.store.StatementFinder;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.Statement;

/**
 * The statement log. Statements are appended and never changed; {@code seq} numbers them from 1 in
 * commit order, one log per tenant; the entries of erasure are numbered too and are no statements.
 * Safe for use by several threads.
 */
public final class StatementStore {
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final Appender appender;
    private final StatementFinder finder;
    private final LrsConfig config;
    private final LrsMetrics metrics;

    /** The same few clients send most of the statements. */
    private final Cache<Named, AuthorityAgent> agents =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private record Named(String name, List<Ifi> accounts) {}

    StatementStore(
            Appender appender, StatementFinder finder, LrsConfig config, LrsMetrics metrics) {
        this.appender = appender;
        this.finder = finder;
        this.config = config;
        this.metrics = metrics;
    }

    /**
     * Stores the statements, all or none, and answers their ids in order. When this returns they
     * are as durable as configured. A statement that is already stored, equal by the rules of Data
     * 2.3.1, is answered with its id and not stored again.
     *
     * @throws ProblemException FORBIDDEN when the authority may not write one of them
     *     (Communication 3.2, decisions D-9), CONFLICT when an id holds another statement,
     *     UNAVAILABLE when the database cannot be used now
     */
    public List<UUID> append(List<Statement> statements, Authority authority) {
        return append(statements, Map.of(), authority);
    }

    /**
     * Stores statements with the data of their attachments.
     *
     * @param attachments data by lower-case hex SHA-2, as the statements name it
     * @throws ProblemException as {@link #append(List, Authority)}
     */
    public List<UUID> append(
            List<Statement> statements, Map<String, byte[]> attachments, Authority authority) {
        return append(statements, List.of(), attachments, authority);
    }

    /**
     * Stores statements that were in another store before, and keeps where (decisions D-13).
     *
     * @param origins one for each statement, in order; empty for statements that are born here
     * @throws ProblemException as {@link #append(List, Authority)}
     */
    public List<UUID> append(
            List<Statement> statements,
            List<Origin> origins,
            Map<String, byte[]> attachments,
            Authority authority) {
        if (!origins.isEmpty() && origins.size() != statements.size()) {
            throw new IllegalArgumentException("one origin for each statement, or none");
        }
        requireTenant(authority.tenant());
        Permissions.requireWrite(authority, statements);
        if (statements.isEmpty()) {
            return List.of();
        }
        // Ids are given here, once: an attempt that is repeated stores the same statements.
        List<Statement> named =
                statements.stream()
                        .map(s -> s.id().isPresent() ? s : s.withId(UUID.randomUUID()))
                        .toList();
        long start = System.nanoTime();
        List<UUID> ids = appender.append(named, origins, attachments, authority, agent(authority));
        metrics.appended(ids.size(), Duration.ofNanos(System.nanoTime() - start));
        return ids;
    }

    /** Refuses a text that cannot name a tenant. */
    static void requireTenant(String tenant) {
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("not a tenant: " + tenant);
        }
    }

    /**
     * One page of what matches, newest first unless ascending (Communication 2.1.3).
     *
     * @throws ProblemException UNAVAILABLE when the database cannot be used now
     */
    public StatementPage query(String tenant, StatementQuery query) {
        int most = config.maxPageSize();
        int limit = query.limit() <= 0 ? most : Math.min(query.limit(), most);
        AuthorityAgent authority = query.authority() == null ? null : agent(query.authority());
        long start = System.nanoTime();
        StatementFinder.Page page =
                finder.query(tenant, query, authority, limit, appender.knownThrough(tenant));
        metrics.queried(query.filters(), Duration.ofNanos(System.nanoTime() - start));
        List<StoredStatement> statements = page.rows().stream().map(StoredStatement::new).toList();
        StatementQuery next = null;
        if (page.more()) {
            long last = statements.get(statements.size() - 1).seq();
            next = query.withPage(query.limit(), query.ascending(), last);
        }
        return new StatementPage(statements, next, page.consistentThrough());
    }

    /** The statement with this id, voided or not; empty when there is none. */
    public Optional<StoredStatement> find(String tenant, UUID id) {
        return finder.find(tenant, id).map(StoredStatement::new);
    }

    /**
     * What follows {@code seq} in the log, voided ones included, erased ones not. A reader that
     * keeps the last seq it got never misses and never repeats a statement, whatever is appended
     * meanwhile.
     *
     * @param seq the last place read; 0 to begin
     * @param limit most statements to answer
     */
    public List<StoredStatement> after(String tenant, long seq, int limit) {
        return finder.after(tenant, seq, limit).stream().map(StoredStatement::new).toList();
    }

    /**
     * The latest time before which every statement is visible (Communication 2.1.3). It never waits
     * for a writer: while one is at work it is the stored time of the last committed statement.
     *
     * @return UTC; no statement is ever stored before it and not yet visible
     */
    public Instant consistentThrough(String tenant) {
        return appender.consistentThrough(tenant);
    }

    /**
     * A time before which every statement is visible, without a look at the database: that of the
     * last statement this node knows to be committed.
     *
     * @return UTC; at most {@link #consistentThrough}
     */
    public Instant lastCommitted(String tenant) {
        return appender.lastCommitted(tenant);
    }

    /** The data of an attachment, by lower-case hex SHA-2; empty when it is not stored here. */
    public Optional<byte[]> attachment(String tenant, String sha2) {
        return Optional.ofNullable(finder.attachment(tenant, sha2));
    }

    /** What was last said of an activity by one who may define; empty when nothing was. */
    public Optional<JsonNode> definition(String tenant, String activity) {
        return Optional.ofNullable(finder.definition(tenant, activity)).map(Json::trusted);
    }

    /**
     * Data 2.4.9: with HTTP Basic the user is the whole authority, an agent; where an application
     * acts for a user (OAuth), both are, as an anonymous group.
     */
    private AuthorityAgent agent(Authority authority) {
        return agents.get(
                new Named(authority.name(), authority.accounts()),
                named -> AuthorityAgent.of(json(named)));
    }

    private String json(Named authority) {
        List<Ifi> accounts = authority.accounts();
        ObjectNode node;
        if (accounts.size() < 2) {
            Ifi own = Ifi.account(config.authorityHomePage(), authority.name());
            node = (accounts.isEmpty() ? own : accounts.get(0)).toAgent();
        } else {
            node = JsonNodeFactory.instance.objectNode().put("objectType", "Group");
            ArrayNode members = node.putArray("member");
            accounts.forEach(account -> members.add(account.toAgent()));
        }
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }
}
