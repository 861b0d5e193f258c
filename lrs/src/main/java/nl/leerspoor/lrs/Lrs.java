package nl.leerspoor.lrs;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import nl.leerspoor.lrs.erasure.Erasure;
import nl.leerspoor.lrs.internal.http.AdminApplication;
import nl.leerspoor.lrs.internal.http.HealthServlet;
import nl.leerspoor.lrs.internal.http.LrsApplication;
import nl.leerspoor.lrs.internal.http.LrsServlet;
import nl.leerspoor.lrs.internal.oidc.BearerTokens;
import nl.leerspoor.lrs.internal.store.Appender;
import nl.leerspoor.lrs.internal.store.Backups;
import nl.leerspoor.lrs.internal.store.CredentialTable;
import nl.leerspoor.lrs.internal.store.Database;
import nl.leerspoor.lrs.internal.store.DocumentTable;
import nl.leerspoor.lrs.internal.store.ErasureTable;
import nl.leerspoor.lrs.internal.store.LedgerRecalculation;
import nl.leerspoor.lrs.internal.store.LedgerTree;
import nl.leerspoor.lrs.internal.store.NeighbourTable;
import nl.leerspoor.lrs.internal.store.StatementFinder;
import nl.leerspoor.lrs.internal.store.TransferTable;
import nl.leerspoor.lrs.ledger.Ledger;
import nl.leerspoor.lrs.neighbour.NeighbourConfig;
import nl.leerspoor.lrs.neighbour.Neighbours;
import nl.leerspoor.lrs.transfer.Export;
import nl.leerspoor.lrs.transfer.Import;
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
    private final LrsMetrics metrics;
    private final Database database;
    private final Appender appender;
    private final StatementStore statements;
    private final DocumentStore documents;
    private final CredentialStore credentials;
    private final @Nullable BearerTokens tokens;
    private final Ledger ledger;
    private final Erasure erasure;
    private final Backups backups;

    private Lrs(LrsConfig config, Database database, Clock clock, LrsMetrics metrics) {
        this.config = config;
        this.metrics = metrics;
        this.database = database;
        this.appender = new Appender(database, metrics);
        appender.onAppend(this::wakeAll);
        this.statements =
                new StatementStore(appender, new StatementFinder(database), config, metrics);
        this.documents = new DocumentStore(new DocumentTable(database));
        this.credentials = new CredentialStore(new CredentialTable(database), clock, metrics);
        this.tokens =
                config.oidcIssuers().isEmpty()
                        ? null
                        : new BearerTokens(config.oidcIssuers(), clock);
        this.ledger =
                new Ledger(
                        new LedgerTree(database), new LedgerRecalculation(database), config, clock);
        this.erasure = new Erasure(new ErasureTable(database), config, clock);
        this.backups = new Backups(database, config);
    }

    /**
     * Opens the store: connects, creates or migrates the schema {@code lrs}, starts the writer.
     *
     * @param clock what {@code stored} is read from on H2; PostgreSQL gives its own time
     * @throws IllegalStateException when the durability asked for cannot be had
     */
    public static Lrs open(LrsConfig config, Clock clock) {
        return open(config, clock, LrsMetrics.NONE);
    }

    /**
     * Opens the store, and tells what it does.
     *
     * @param clock what {@code stored} is read from on H2; PostgreSQL gives its own time
     * @param metrics hears of every append, query and answer
     * @throws IllegalStateException when the durability asked for cannot be had
     */
    public static Lrs open(LrsConfig config, Clock clock, LrsMetrics metrics) {
        return new Lrs(config, Database.open(config, clock), clock, metrics);
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
    public Ledger ledger() {
        return ledger;
    }

    /** Takes personal data out, with an entry in the ledger. */
    public Erasure erasure() {
        return erasure;
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
        return new LrsServlet(
                new LrsApplication(
                        config,
                        statements,
                        documents,
                        credentials,
                        tokens,
                        ledger,
                        database.clock()),
                metrics);
    }

    /**
     * Administration over HTTP, of credentials and back-ups, for callers with the scope {@code
     * admin}: a servlet to be mounted where one likes, for example at {@code /admin/lrs/*}; see
     * docs/access.md and docs/backup.md.
     *
     * @param mayName says which names of authorities an administrator may give: those that the
     *     application itself trusts must not be among them
     */
    public Servlet adminServlet(Predicate<String> mayName) {
        return new LrsServlet(
                new AdminApplication(config, credentials, backups, mayName), LrsMetrics.NONE);
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

    /**
     * Says whether the store can work: a servlet to be mounted at {@code /health/*}. 200 when the
     * database answers, else 503; {@code /health/live} answers 200 without asking anything. It
     * needs no credential and tells nothing but states.
     *
     * @param version of the program, for who looks
     * @param alsoReady false when something else that the application needs is away
     */
    public Servlet healthServlet(String version, BooleanSupplier alsoReady) {
        return new HealthServlet(
                () -> healthy() && alsoReady.getAsBoolean(),
                this::freeDisk,
                config.durability(),
                version);
    }

    /**
     * Bytes left on the disk of the database.
     *
     * @return empty when it is not an H2 file, or the disk cannot be asked
     */
    public OptionalLong freeDisk() {
        Path folder = config.databaseFile().map(f -> f.toAbsolutePath().getParent()).orElse(null);
        try {
            return folder == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** How busy the store is now. */
    public LrsLoad load() {
        return database.load(appender.waiting());
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
