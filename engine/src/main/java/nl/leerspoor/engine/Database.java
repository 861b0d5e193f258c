package nl.leerspoor.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;

/**
 * The engine's tables: schema {@code engine} of the one database, beside the LRS's schema (D-26).
 *
 * <p>Opening migrates first and then compares the mapping with the tables, so a mistake in either
 * stops the start. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {
    private static final String SCHEMA = "engine";
    private static final int POOL_SIZE = 10;

    private final HikariDataSource pool;
    private final SessionFactory sessions;

    private Database(HikariDataSource pool, SessionFactory sessions) {
        this.pool = pool;
        this.sessions = sessions;
    }

    /**
     * Opens the database, brings schema {@code engine} up to date and checks every row class
     * against it.
     *
     * @param jdbcUrl an H2 or PostgreSQL address
     * @param user database user
     * @param password its password, may be empty
     * @param rows the Hibernate entities of all features
     * @return an open database; the caller closes it
     */
    public static Database open(String jdbcUrl, String user, String password, List<Class<?>> rows) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("engine");
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setAutoCommit(false);
        if (jdbcUrl.startsWith("jdbc:h2:")) {
            // We close it ourselves, after the last request (lrs does, too).
            config.addDataSourceProperty("DB_CLOSE_ON_EXIT", "FALSE");
        }
        HikariDataSource pool = new HikariDataSource(config);
        try {
            migrate(pool);
            return new Database(pool, map(pool, rows));
        } catch (RuntimeException | SQLException e) {
            pool.close();
            throw e instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException("the database did not open", e);
        }
    }

    /**
     * Where transactions begin.
     *
     * @return open as long as this database is
     */
    public SessionFactory sessions() {
        return sessions;
    }

    /**
     * Whether the database answers.
     *
     * @return false when it does not, within a second
     */
    public boolean healthy() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Closes sessions and connections. */
    @Override
    public void close() {
        sessions.close();
        pool.close();
    }

    private static void migrate(HikariDataSource pool) throws SQLException {
        Flyway.configure()
                .dataSource(pool)
                .schemas(schemaName(pool))
                .locations("classpath:db/engine")
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    // Flyway quotes the name of a schema, so it has to be spelled the way the database folds the
    // unquoted names in our migrations: ENGINE on H2, engine on PostgreSQL.
    private static String schemaName(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return connection.getMetaData().storesUpperCaseIdentifiers()
                    ? SCHEMA.toUpperCase(Locale.ROOT)
                    : SCHEMA;
        }
    }

    private static SessionFactory map(HikariDataSource pool, List<Class<?>> rows) {
        Configuration configuration = new Configuration();
        configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        configuration.setProperty(MappingSettings.DEFAULT_SCHEMA, SCHEMA);
        configuration.setProperty(
                SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "validate");
        configuration.setProperty(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, "true");
        rows.forEach(configuration::addAnnotatedClass);
        return configuration.buildSessionFactory();
    }
}
