package nl.leerspoor.lrs;

import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import nl.leerspoor.lrs.internal.http.AdminApplication;
import nl.leerspoor.lrs.internal.http.LrsApplication;
import nl.leerspoor.lrs.internal.oidc.BearerTokens;
import nl.leerspoor.lrs.internal.store.Appender;
import nl.leerspoor.lrs.internal.store.CredentialTable;
import nl.leerspoor.lrs.internal.store.Database;
import nl.leerspoor.lrs.internal.store.DocumentTable;
import nl.leerspoor.lrs.internal.store.LedgerRecalculation;
import nl.leerspoor.lrs.internal.store.NeighbourTable;
import nl.leerspoor.lrs.internal.store.StatementFinder;
import nl.leerspoor.lrs.internal.store.TransferTable;
import nl.leerspoor.lrs.ledger.LedgerCheck;
import nl.leerspoor.lrs.neighbour.NeighbourConfig;
import nl.leerspoor.lrs.neighbour.Neighbours;
import nl.leerspoor.lrs.transfer.Export;
import nl.leerspoor.lrs.transfer.Import;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open Learning Record Store: the only door for embedders.
 *
 * <pre>{@code
 * try (Lrs lrs = Lrs.open(LrsConfig.defaults("jdbc:h2:file:./data/lrs"), Clock.systemUTC())) {
 *     Credential key = lrs.credentials().create("acme", "app", Set.of(Scope.ALL), Restrictions.NONE);
 *     context.addServlet(new ServletHolder(lrs.servlet()), "/xapi/*");
 * }
 * }</pre>
 */
public final class Lrs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lrs.class);

    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
    private final LrsConfig config;
    private final Database database;
    private final Appender appender;
    private final StatementStore statements;
    private final DocumentStore documents;
    private final CredentialStore credentials;
    private final @Nullable BearerTokens tokens;

    private Lrs(LrsConfig config, Database database, Clock clock) {
        this.config = config;
        this.database = database;
        this.appender = new Appender(database);
        appender.onAppend(this::wakeAll);
        this.statements = new StatementStore(appender, new StatementFinder(database), config);
        this.documents = new DocumentStore(new DocumentTable(database));
        this.credentials = new CredentialStore(new CredentialTable(database), clock);
        this.tokens =
                config.oidcIssuers().isEmpty()
                        ? null
                        : new BearerTokens(config.oidcIssuers(), clock);
    }

    /**
     * Opens the store: connects, creates or migrates the schema {@code lrs}, starts the writer.
     *
     * @param clock what {@code stored} is read from on H2; PostgreSQL gives its own time
     * @throws IllegalStateException when the durability asked for cannot be had
     */
    public static Lrs open(LrsConfig config, Clock clock) {
        return new Lrs(config, Database.open(config, clock), clock);
    }

    /** The statement log. */
    public StatementStore statements() {
        return statements;
    }

    /** State and profile documents. */
    public DocumentStore documents() {
        return documents;
    }

    /** Keys and secrets. */
    public CredentialStore credentials() {
        return credentials;
    }

    /** Shows that a tenant's log is what it was. */
    public LedgerCheck ledger() {
        return new LedgerCheck(new LedgerRecalculation(database));
    }

    /**
     * Copies an H2 database, as it is at one moment, into a zip; appends go on meanwhile
     * (docs/backup.md).
     *
     * @param zip must not exist yet
     * @throws UnsupportedOperationException when the database is not an H2 file
     */
    public void backup(Path zip) {
        database.backup(zip);
    }

    /** Writes everything a tenant has as lines of JSON (docs/export.md). */
    public Export export(String tenant) {
        StatementStore.requireTenant(tenant);
        return new Export(new TransferTable(database), tenant);
    }

    /** Adds what an export holds to a tenant (docs/export.md). */
    public Import importInto(String tenant) {
        StatementStore.requireTenant(tenant);
        return new Import(statements, new TransferTable(database), tenant);
    }

    /** The xAPI resources: a servlet to be mounted at {@code /xapi/*}. */
    public Servlet servlet() {
        return new ServletContainer(
                new LrsApplication(
                        config, statements, documents, credentials, tokens, database.clock()));
    }

    /**
     * Administration of credentials over HTTP, for callers with the scope {@code admin}: a servlet
     * to be mounted where one likes, for example at {@code /admin/lrs/*}; see docs/access.md.
     *
     * @param mayName says which names of authorities an administrator may give: those that the
     *     application itself trusts must not be among them
     */
    public Servlet adminServlet(Predicate<String> mayName) {
        return new ServletContainer(new AdminApplication(config, credentials, mayName));
    }

    /**
     * Calls this too after every commit that stored statements, on the writer's thread: it carries
     * no data and should only wake a follower.
     */
    public void onAppend(Runnable wake) {
        wakes.add(wake);
    }

    private void wakeAll() {
        for (Runnable wake : wakes) {
            try {
                wake.run();
            } catch (RuntimeException e) {
                LOG.error("an append listener failed; the others are still called", e);
            }
        }
    }

    /**
     * Other LRSs to forward to or pull from, and webhooks. They are worked on once started; the
     * caller closes what it started before it closes this store.
     */
    public Neighbours neighbours(NeighbourConfig neighbours) {
        return new Neighbours(statements, new NeighbourTable(database), neighbours, this::onAppend);
    }

    /** True when the database answers a query: a real round trip. */
    public boolean healthy() {
        return database.answers();
    }

    /** What a 2xx answer promises. */
    public Durability durability() {
        return config.durability();
    }

    /** Appends what waits, then closes the database. */
    @Override
    public void close() {
        appender.close();
        database.close();
    }
}
