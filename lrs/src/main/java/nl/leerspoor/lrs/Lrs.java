package nl.leerspoor.lrs;

import jakarta.servlet.Servlet;
import java.time.Clock;
import nl.leerspoor.lrs.erasure.Erasure;
import nl.leerspoor.lrs.internal.http.LrsApplication;
import nl.leerspoor.lrs.internal.store.Appender;
import nl.leerspoor.lrs.internal.store.CredentialTable;
import nl.leerspoor.lrs.internal.store.Database;
import nl.leerspoor.lrs.internal.store.DocumentTable;
import nl.leerspoor.lrs.internal.store.ErasureTable;
import nl.leerspoor.lrs.internal.store.LedgerRecalculation;
import nl.leerspoor.lrs.internal.store.LedgerTree;
import nl.leerspoor.lrs.internal.store.StatementFinder;
import nl.leerspoor.lrs.ledger.Ledger;
import org.glassfish.jersey.servlet.ServletContainer;

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
    private final LrsConfig config;
    private final Database database;
    private final Appender appender;
    private final StatementStore statements;
    private final DocumentStore documents;
    private final CredentialStore credentials;
    private final Ledger ledger;
    private final Erasure erasure;

    private Lrs(LrsConfig config, Database database, Clock clock) {
        this.config = config;
        this.database = database;
        this.appender = new Appender(database);
        this.statements = new StatementStore(appender, new StatementFinder(database), config);
        this.documents = new DocumentStore(new DocumentTable(database));
        this.credentials = new CredentialStore(new CredentialTable(database), clock);
        this.ledger =
                new Ledger(
                        new LedgerTree(database), new LedgerRecalculation(database), config, clock);
        this.erasure = new Erasure(new ErasureTable(database), config, clock);
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
    public Ledger ledger() {
        return ledger;
    }

    /** Takes personal data out, with an entry in the ledger. */
    public Erasure erasure() {
        return erasure;
    }

    /** The xAPI resources: a servlet to be mounted at {@code /xapi/*}. */
    public Servlet servlet() {
        return new ServletContainer(
                new LrsApplication(
                        config, statements, documents, credentials, ledger, database.clock()));
    }

    /**
     * Calls this after every commit that stored statements, on the writer's thread: it carries no
     * data and should only wake a follower.
     */
    public void onAppend(Runnable wake) {
        appender.onAppend(wake);
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
