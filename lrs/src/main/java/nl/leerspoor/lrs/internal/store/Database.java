package nl.leerspoor.lrs.internal.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import nl.leerspoor.lrs.Durability;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.LrsLoad;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.flywaydb.core.Flyway;
import org.h2.engine.Constants;
import org.h2.mvstore.MVStoreException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection pool, the schema and the transactions. A transaction is a lambda; when {@code
 * write} returns, what it wrote is as durable as configured (decisions D-17). Safe for use by
 * several threads.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /**
     * Every query of ours walks an index in the order it is written; a planner that knows better
     * from statistics of an empty or fast-growing table reads whole tables instead (house rule
     * 14.9), and planning anew each time costs more than the query.
     */
    private static final String PLANS =
            "set enable_seqscan = off; set enable_bitmapscan = off; set enable_hashjoin = off;"
                    + " set enable_mergejoin = off; set join_collapse_limit = 1; set jit = off;"
                    + " set plan_cache_mode = force_generic_plan";

    static final String CONSISTENT_THROUGH =
            "select coalesce((select case when h.xmax <> cast('0' as xid) and (age(h.xmax) <="
                    + " age(cast(pg_snapshot_xmax(s.now) as xid)) or h.xmax in (select cast(x as"
                    + " xid) from pg_snapshot_xip(s.now) as x)) then h.stored else"
                    + " greatest(h.stored, statement_timestamp()) end from lrs.ledger_head h where"
                    + " h.tenant = ?), statement_timestamp()) from (select pg_current_snapshot())"
                    + " as s(now)";

    private static final int ANALYSED_AT = 100;

    private final HikariDataSource pool;
    private final SessionFactory sessions;
    private final Clock clock;
    private final boolean h2;
    private final boolean onDisk; // H2 on a file
    private final boolean forced;
    private final Duration queryTimeout;
    private final @Nullable H2Upkeep upkeep; // of H2 on a file
    private final Object flushing = new Object(); // held while the disk is written
    private final Object forcing = new Object();
    private final AtomicLong appended = new AtomicLong();
    private long commits; // guarded by forcing
    private long forcedCommits; // guarded by forcing
    private final AtomicLong failedFlushes = new AtomicLong();
    private volatile long mendedFlushes; // how many of the failed ones did no harm in the end

    private Database(
            HikariDataSource pool,
            SessionFactory sessions,
            Clock clock,
            boolean h2,
            boolean onDisk,
            boolean forced,
            Duration queryTimeout,
            @Nullable H2Upkeep upkeep) {
        this.pool = pool;
        this.sessions = sessions;
        this.clock = clock;
        this.h2 = h2;
        this.onDisk = onDisk;
        this.forced = forced;
        this.queryTimeout = queryTimeout;
        this.upkeep = upkeep;
    }

    /** Connects, migrates and checks that the durability asked for can be had. */
    public static Database open(LrsConfig config, Clock clock) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("lrs");
        hikari.setJdbcUrl(config.jdbcUrl());
        hikari.setUsername(config.user());
        hikari.setPassword(config.password());
        hikari.setMaximumPoolSize(config.poolSize());
        hikari.setConnectionTimeout(5_000);
        hikari.setAutoCommit(false);
        boolean h2 = config.jdbcUrl().startsWith("jdbc:h2:");
        if (h2) {
            letH2Assert();
            // Else H2 closes the database as soon as the process is told to stop, below those
            // whose requests are still being answered.
            hikari.addDataSourceProperty("DB_CLOSE_ON_EXIT", "FALSE");
        } else {
            hikari.setConnectionInitSql(PLANS);
        }
        HikariDataSource pool = new HikariDataSource(hikari);
        // The mapping takes as long as the migrations, and needs nothing of them.
        FutureTask<SessionFactory> mapping = new FutureTask<>(() -> sessions(pool));
        new Thread(mapping, "lrs-mapping").start();
        try {
            boolean onDisk = h2 && !config.jdbcUrl().startsWith("jdbc:h2:mem:");
            H2Upkeep upkeep =
                    onDisk ? new H2Upkeep(pool, config.poolSize(), config.durability()) : null;
            if (upkeep != null) {
                upkeep.opened();
            }
            migrate(pool, h2);
            prepare(pool, h2, config.durability());
            boolean forced = onDisk && config.durability() == Durability.POWER;
            SessionFactory sessions = mapping.get();
            if (upkeep != null) {
                upkeep.start();
            }
            return new Database(
                    pool, sessions, clock, h2, onDisk, forced, config.queryTimeout(), upkeep);
        } catch (RuntimeException | SQLException | InterruptedException e) {
            discard(mapping, pool);
            throw e instanceof RuntimeException r ? r : new IllegalStateException(e);
        } catch (ExecutionException e) {
            pool.close();
            throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
        }
    }

    /**
     * Has H2 say so when its store was closed below a transaction: without this assertion of its
     * own it looks for the store's version for ever. Too late, and harmless, when another user of
     * H2 in this process came first.
     */
    private static void letH2Assert() {
        ClassLoader loader = Constants.class.getClassLoader();
        if (loader != null) {
            loader.setClassAssertionStatus("org.h2.mvstore.MVStore", true);
        }
    }

    private static void discard(Future<SessionFactory> mapping, HikariDataSource pool) {
        try {
            mapping.get().close();
        } catch (ExecutionException | InterruptedException e) {
            LOG.debug("nothing to close", e);
        }
        pool.close();
    }

    private static void migrate(HikariDataSource pool, boolean h2) {
        String schema = h2 ? "LRS" : "lrs";
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(pool)
                .schemas(schema)
                .defaultSchema(schema)
                .table(h2 ? "MIGRATION" : "migration")
                .locations("classpath:nl/leerspoor/lrs/migrations")
                .placeholders(
                        Map.of(
                                "schema", "lrs",
                                "bytes", h2 ? "varbinary(1048576)" : "bytea",
                                "blob", h2 ? "blob" : "bytea",
                                "text", h2 ? "varchar" : "text"))
                .load()
                .migrate();
    }

    private static void prepare(HikariDataSource pool, boolean h2, Durability durability)
            throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            if (h2) {
                // H2 answers a commit before it wrote anything; 0 makes it write first (D-17).
                statement.execute("set write_delay 0");
            } else {
                if (neverAnalysed(statement)) {
                    analyse(statement);
                }
                if (durability == Durability.POWER) {
                    requireOn(statement, "fsync");
                    requireOn(statement, "synchronous_commit");
                    requireOn(statement, "full_page_writes");
                }
            }
            connection.commit();
        }
    }

    /** True for a new database, and for one restored from a dump, which has no statistics. */
    private static boolean neverAnalysed(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(
                        "select reltuples from pg_class where oid = 'lrs.statement'::regclass")) {
            return row.next() && row.getDouble(1) <= 0;
        }
    }

    /**
     * PostgreSQL takes a table of which it has no statistics for one row, to which every index
     * leads as well as any other; it then reads all statements of a tenant to find one (house rule
     * 14.9). Its own analysis comes after a minute, which is late for who starts with a full load.
     */
    private static void analyse(Statement statement) throws SQLException {
        statement.execute("analyze lrs.statement, lrs.statement_usage, lrs.statement_reference");
    }

    /** Tells that statements were appended; the first hundred are enough for statistics. */
    void appended(int statements) {
        long before = appended.getAndAdd(statements);
        if (h2 || before >= ANALYSED_AT || before + statements < ANALYSED_AT) {
            return;
        }
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            analyse(statement);
            connection.commit();
        } catch (SQLException e) {
            LOG.warn("the tables could not be analysed; queries are slow for a minute", e);
        }
    }

    private static void requireOn(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            if (row.getString(1).equals("off")) {
                throw new IllegalStateException(
                        "PostgreSQL has "
                                + setting
                                + " off, so a power cut can lose what was acknowledged: turn it on,"
                                + " or configure durability PROCESS");
            }
        }
    }

    private static SessionFactory sessions(HikariDataSource pool) {
        Configuration configuration = new Configuration();
        configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", pool);
        configuration.setProperty("hibernate.default_schema", "lrs");
        configuration.setProperty("hibernate.jdbc.time_zone", "UTC");
        configuration.setProperty("hibernate.jdbc.batch_size", "100");
        configuration.setProperty("hibernate.order_inserts", "true");
        configuration.setProperty("hibernate.connection.provider_disables_autocommit", "true");
        configuration.setProperty("hibernate.query.in_clause_parameter_padding", "true");
        for (Class<?> row :
                new Class<?>[] {
                    LedgerHeadRow.class,
                    StatementRow.class,
                    UsageRow.class,
                    ActivityRow.class,
                    AttachmentRow.class,
                    DocumentRow.class,
                    CredentialRow.class,
                    CredentialChangeRow.class,
                    NeighbourRow.class,
                    DeadLetterRow.class,
                    CheckpointRow.class,
                    LedgerNodeRow.class,
                    LedgerRunRow.class,
                    LedgerChangeRow.class
                }) {
            configuration.addAnnotatedClass(row);
        }
        return configuration.buildSessionFactory();
    }

    /** Reads with a plain connection. */
    interface SqlRead<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Runs queries that need no transaction: each sees what was committed when it began. */
    <T> T read(SqlRead<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(true); // otherwise the end of a transaction costs a round trip
            return work.run(connection);
        } catch (SQLException | AssertionError e) {
            throw failed(new IllegalStateException(e));
        }
    }

    /** Queries that are given up when they take longer than configured. */
    Trip trip(Connection connection) {
        return new Trip(connection, !h2, (int) queryTimeout.toSeconds());
    }

    /** Longest time a query may take. */
    Duration queryTimeout() {
        return queryTimeout;
    }

    /** Runs a transaction that reads. */
    public <T> T inTransaction(Function<StatelessSession, T> work) {
        try {
            return sessions.fromStatelessTransaction(work);
        } catch (RuntimeException e) {
            throw failed(e);
        } catch (AssertionError e) {
            throw failed(new IllegalStateException(e));
        }
    }

    /** Runs a transaction that sees one moment, however long it reads and whatever is appended. */
    public <T> T snapshot(Function<StatelessSession, T> work) {
        // On PostgreSQL "repeatable read" is a snapshot; H2's lets rows of later commits appear.
        int isolation =
                h2 ? Constants.TRANSACTION_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ;
        return inTransaction(
                session -> {
                    session.doWork(connection -> connection.setTransactionIsolation(isolation));
                    return work.apply(session);
                });
    }

    /** Runs a transaction; when this returns, it is as durable as configured. */
    public <T> T write(Function<StatelessSession, T> work) {
        long failed = mended();
        T result = inTransaction(work);
        force(failed);
        return result;
    }

    /** Work with a plain connection. */
    interface SqlWork {
        void run(Connection connection, boolean h2) throws SQLException;
    }

    /**
     * Runs a transaction in plain SQL: lock and look up, write, commit; when this returns, it is as
     * durable as configured.
     */
    void append(SqlWork work) {
        long failed = mended();
        try (Connection connection = pool.getConnection()) {
            try {
                work.run(connection, h2);
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException | AssertionError e) {
            throw failed(new IllegalStateException(e));
        }
        force(failed);
    }

    private static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException | AssertionError e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * Waits until everything committed before this call is on stable storage. Callers that come
     * together share one flush.
     *
     * @param failedBefore what {@link #mended} said before the transaction. When a flush failed
     *     since, what was committed may be among what it dropped.
     */
    private void force(long failedBefore) {
        if (!forced) {
            return;
        }
        long mine;
        synchronized (forcing) {
            mine = ++commits;
        }
        synchronized (flushing) {
            if (failedFlushes.get() != failedBefore) {
                throw unavailable(new SQLException("a flush failed"));
            }
            long covered;
            synchronized (forcing) {
                if (forcedCommits >= mine) {
                    return;
                }
                covered = commits;
            }
            flush();
            synchronized (forcing) {
                forcedCommits = covered;
            }
        }
    }

    private void flush() {
        try (Connection connection = pool.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint sync");
            } catch (SQLException | AssertionError e) {
                failedFlushes.incrementAndGet();
                throw e;
            }
            connection.commit();
        } catch (SQLException | AssertionError e) {
            failed(new IllegalStateException(e));
            throw unavailable(e);
        }
    }

    /**
     * Makes the file one that can be built upon, if a flush failed; UNAVAILABLE when that does not
     * work now. An operating system may forget what it could not flush and answer the next flush
     * with success. So nothing is taken before H2 has copied all it has, page by page and each
     * checked, to a new file, and that one is flushed.
     *
     * @return how many flushes failed so far
     */
    private long mended() {
        long failed = failedFlushes.get();
        if (failed == mendedFlushes) {
            return failed;
        }
        synchronized (flushing) {
            failed = failedFlushes.get();
            if (failed == mendedFlushes) {
                return failed;
            }
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("shutdown compact");
                pool.getHikariPoolMXBean().softEvictConnections(); // they are of what was closed
                Objects.requireNonNull(upkeep).opened();
            } catch (SQLException | AssertionError e) {
                failed(new IllegalStateException(e));
                throw unavailable(e);
            }
            flush();
            mendedFlushes = failed;
            LOG.warn("a flush had failed; the database was written anew and can be used again");
            return failed;
        }
    }

    /**
     * The time a document is stored at: the database's clock, because several nodes may write; H2
     * runs in this process, so its clock is ours.
     */
    Instant now(StatelessSession session) {
        Instant now =
                h2
                        ? clock.instant()
                        : session.createNativeQuery(
                                        "select clock_timestamp()", OffsetDateTime.class)
                                .getSingleResult()
                                .toInstant();
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    /** True for H2, which runs in this process and which no other node can open. */
    boolean h2() {
        return h2;
    }

    /**
     * PostgreSQL: the time before which every statement of a tenant is visible, without waiting
     * (decisions D-14). Who appends holds the head's row lock, which shows in the row as its {@code
     * xmax}; while that transaction is open, or younger than what this query sees, the last
     * committed statement's time is all that can be said. Else it is the time this query reached
     * the server: whoever locks the head after that reads the clock later.
     */
    Instant consistentThrough(String tenant) {
        AtomicReference<Instant> through = new AtomicReference<>();
        return Objects.requireNonNull(
                read(connection -> {
                            Trip trip = trip(connection);
                            trip.query(
                                    CONSISTENT_THROUGH,
                                    (s, i) -> {
                                        s.setString(i, tenant);
                                        return i + 1;
                                    },
                                    row -> {
                                        row.next();
                                        through.set(
                                                row.getObject(1, OffsetDateTime.class).toInstant());
                                    });
                            trip.go();
                            return through;
                        })
                        .get());
    }

    /** The clock of this process. */
    public Clock clock() {
        return clock;
    }

    /**
     * How busy the pool is.
     *
     * @param appendsWaiting requests that wait for the writer
     */
    public LrsLoad load(int appendsWaiting) {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return new LrsLoad(
                appendsWaiting,
                now.getActiveConnections(),
                now.getIdleConnections(),
                now.getThreadsAwaitingConnection(),
                pool.getMaximumPoolSize());
    }

    /**
     * H2: copies the database, as it is at one moment, into a zip; appends go on meanwhile.
     *
     * @throws UnsupportedOperationException on PostgreSQL, which has tools of its own for it
     */
    public void backup(Path zip) {
        if (!onDisk) {
            throw new UnsupportedOperationException("only an H2 file is backed up by the store");
        }
        if (Files.exists(zip)) {
            throw new IllegalArgumentException(zip + " is there already");
        }
        read(
                connection -> {
                    try (PreparedStatement backup = connection.prepareStatement("backup to ?")) {
                        backup.setString(1, zip.toString());
                        return backup.execute();
                    }
                });
    }

    /** True when the database answers a query and can be written to as safely as configured. */
    public boolean answers() {
        try {
            mended();
        } catch (ProblemException e) {
            return false;
        }
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from lrs.ledger_head")) {
            boolean answered = row.next();
            connection.rollback();
            return answered;
        } catch (SQLException | AssertionError e) {
            LOG.warn("the database does not answer: {}", e.getMessage());
            return false;
        }
    }

    /**
     * What to throw. H2 closes a database whose file it cannot write, and connections to it stay
     * dead; without them in the pool the next one opens it again.
     */
    private RuntimeException failed(RuntimeException e) {
        RuntimeException told = translate(e);
        if (onDisk && told != e) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
        return told;
    }

    /** Turns an unreachable or full database into a problem the sender may retry (D-18). */
    static RuntimeException translate(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isTimeout(sql)) {
                return tookTooLong();
            }
            if (cause instanceof SQLException sql && isUnavailable(sql)) {
                return unavailable(sql);
            }
            if (cause instanceof IOException
                    || cause instanceof MVStoreException
                    || (cause instanceof AssertionError && isOfH2(cause))) {
                return unavailable(cause); // H2 could not read or write its file
            }
        }
        return e;
    }

    /** What {@link #letH2Assert} lets it say. */
    private static boolean isOfH2(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.h2.");
    }

    static ProblemException tookTooLong() {
        return new ProblemException(
                ProblemType.UNAVAILABLE,
                "the query took too long and was given up; ask for less, or later");
    }

    private static boolean isTimeout(SQLException e) {
        // PostgreSQL's and H2's code for a statement that was cancelled.
        return "57014".equals(e.getSQLState()) || e.getErrorCode() == 57014;
    }

    private static boolean isUnavailable(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        int h2Code = e.getErrorCode();
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || state.startsWith("08") // connection
                || state.startsWith("53") // disk full, out of memory, too many connections
                || state.startsWith("57P") // shutting down
                || state.startsWith("58") // the server cannot read or write its files
                || state.startsWith("40") // given up in favour of another; may go well next time
                || state.equals("25006") // read only: a standby that is not the primary yet
                || state.equals("55P03") // a lock that did not come
                || h2Code == 50200 // the same
                || h2Code == 90020 // somebody else has the file
                || (h2Code >= 90028 && h2Code <= 90031) // input and output
                || h2Code == 90098 // database closed
                || h2Code == 90100 // no disk space
                || h2Code == 90108 // out of memory
                || h2Code == 90135 // closing
                || h2Code == 90121; // shutting down
    }

    private static ProblemException unavailable(Throwable e) {
        LOG.error("the database cannot be used: {}", e.getMessage());
        return new ProblemException(
                ProblemType.UNAVAILABLE,
                // A commit whose answer was lost may have been made: "nothing" would be a promise.
                "the database cannot be used now; nothing was confirmed, so send the same again");
    }

    @Override
    public void close() {
        if (upkeep != null) {
            upkeep.close();
        }
        sessions.close();
        pool.close();
    }
}
