package nl.leerspoor.engine;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leerspoor.lrs.Durability;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.OidcIssuer;
import nl.leerspoor.lrs.neighbour.NeighbourConfig;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of an installation, read once (D-31): defaults, then {@code leerspoor.yaml}, then
 * {@code LEERSPOOR_*} in the environment, then flags. docs/configuration.md lists them all.
 *
 * @param tenant the provider: first column of every key (D-6), part of every learner's account
 *     (D-4); never changed once learners have started
 * @param dataDir where the database and the first log-ins are kept
 * @param http how the engine is reached
 * @param database where the tables are
 * @param lrs the embedded LRS
 * @param neighbours other LRSs and webhooks
 * @param operations metrics and logs
 * @param courses folders with course sources, in the order in which pages list them
 * @param launch cmi5 launches
 */
public record EngineConfig(
        String tenant,
        Path dataDir,
        Http http,
        DatabaseAccess database,
        LrsSettings lrs,
        NeighbourSettings neighbours,
        Operations operations,
        List<Path> courses,
        Launch launch) {

    private static final String DATABASE = "leerspoor";

    /** Copies the list. */
    public EngineConfig {
        courses = List.copyOf(courses);
    }

    /**
     * The same settings with other courses.
     *
     * @param others folders, or roots inside a jar
     * @return a copy
     */
    public EngineConfig withCourses(List<Path> others) {
        return new EngineConfig(
                tenant, dataDir, http, database, lrs, neighbours, operations, others, launch);
    }

    /**
     * How the engine is reached.
     *
     * @param host address to listen on
     * @param port TCP port; 0 for any free one
     * @param baseUrl address in browsers, without a last slash; null for {@code
     *     http://localhost:<port>}
     */
    public record Http(String host, int port, @Nullable String baseUrl) {
        /**
         * Where browsers find a server that listens on this port.
         *
         * @param listening the port it got, which differs from a configured 0
         * @return without a last slash
         */
        public String address(int listening) {
            return baseUrl == null ? "http://localhost:" + listening : baseUrl;
        }
    }

    /**
     * Where the tables are.
     *
     * @param url JDBC address; null for an H2 file in the data directory
     * @param user database user
     * @param password its password
     * @param backupDir where back-ups of the H2 file go; null for {@code backups} in the data
     *     directory
     */
    public record DatabaseAccess(
            @Nullable String url, String user, String password, @Nullable Path backupDir) {
        /** Never shows the password. */
        @Override
        public String toString() {
            return "DatabaseAccess[url=" + url + ", user=" + user + ", password=***]";
        }
    }

    /**
     * The embedded LRS.
     *
     * @param durability what a 2xx promises (D-17)
     * @param pageSize statements on a page when a request gives no limit
     * @param maxBodyBytes largest request body, bytes
     * @param defaultVersion version announced to a request that names none
     * @param key of a credential that is made at the start, for reports and packages; null for none
     * @param secret of that credential; null for none
     * @param admin of a credential that may only administer: credentials and back-ups; null for
     *     none
     * @param clientAddressHeader header of a proxy of one's own that names the caller; empty to
     *     believe none
     * @param oidc whose bearer tokens are taken; null for nobody's
     */
    public record LrsSettings(
            Durability durability,
            int pageSize,
            int maxBodyBytes,
            XapiVersion defaultVersion,
            @Nullable String key,
            @Nullable String secret,
            @Nullable KeyAndSecret admin,
            String clientAddressHeader,
            @Nullable OidcIssuer oidc) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return "LrsSettings[durability="
                    + durability
                    + ", pageSize="
                    + pageSize
                    + ", maxBodyBytes="
                    + maxBodyBytes
                    + ", defaultVersion="
                    + defaultVersion
                    + ", key="
                    + key
                    + ", secret=***]";
        }
    }

    /**
     * Key and secret that a person chose.
     *
     * @param key without a colon
     * @param secret belongs in the environment
     */
    public record KeyAndSecret(String key, String secret) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return "KeyAndSecret[key=" + key + ", secret=***]";
        }
    }

    /**
     * Other LRSs that statements go to or come from, and webhooks; docs/neighbours.md.
     *
     * @param keyFile the key their secrets are encrypted with; null for {@code neighbours.key} in
     *     the data directory
     * @param allowHttp true: their addresses may begin with {@code http://}
     * @param allowPrivate true: webhooks may go to this machine and to private networks
     * @param timeout of one request with its answer
     */
    public record NeighbourSettings(
            @Nullable Path keyFile, boolean allowHttp, boolean allowPrivate, Duration timeout) {}

    /**
     * Metrics and logs; docs/operations.md.
     *
     * @param metricsOpen true: {@code /metrics} needs no credential
     * @param logFormat how log lines are written
     * @param logRequests true: a line about each request
     */
    public record Operations(boolean metricsOpen, LogFormat logFormat, boolean logRequests) {}

    /**
     * cmi5 launches.
     *
     * @param sessionGrace how long statements are still taken after terminated (cmi5 9.3.8)
     * @param tokenLife longest life of a launch's token (cmi5 8.2.1)
     */
    public record Launch(Duration sessionGrace, Duration tokenLife) {}

    /**
     * Reads the settings.
     *
     * @param file {@code leerspoor.yaml}; null or a missing file for none
     * @param environment of the process; only {@code LEERSPOOR_*} is looked at
     * @param flags by key, for example {@code http.port}; they win
     * @return a complete configuration
     * @throws StartFailure naming every unknown, missing or out-of-range key with its place
     */
    public static EngineConfig read(
            @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
        return ConfigReader.read(file, environment, flags);
    }

    /**
     * Nothing but defaults, with another data directory: for previews and tests.
     *
     * @param dataDir where the database is kept
     * @return a complete configuration
     */
    public static EngineConfig defaults(Path dataDir) {
        return read(null, Map.of(), Map.of("dataDir", dataDir.toString()));
    }

    /**
     * How the embedded LRS is opened.
     *
     * @return for {@code Lrs.open}
     */
    public LrsConfig lrsConfig() {
        return LrsConfig.defaults(jdbcUrl())
                .with(
                        c ->
                                c.user(database.user())
                                        .password(database.password())
                                        .durability(lrs.durability())
                                        .defaultVersion(lrs.defaultVersion())
                                        .maxBodyBytes(lrs.maxBodyBytes())
                                        .maxStatementBytes(
                                                Math.min(
                                                        LrsConfig.STATEMENT_LIMIT,
                                                        lrs.maxBodyBytes()))
                                        .pageSize(lrs.pageSize())
                                        .clientAddressHeader(lrs.clientAddressHeader())
                                        .oidcIssuers(Stream.ofNullable(lrs.oidc()).toList())
                                        .ledgerOrigin(ledgerOrigin())
                                        .ledgerKey(dataDir.resolve("ledger-key.pem"))
                                        .backupFolder(backupFolder()));
    }

    private Path backupFolder() {
        Path named = database.backupDir();
        return named == null ? dataDir.resolve("backups") : named;
    }

    // Checkpoints name this installation; a key says for certain whose they are.
    private String ledgerOrigin() {
        String address = http.baseUrl();
        return (address == null ? "localhost" : URI.create(address).getAuthority()) + "/ledger";
    }

    /**
     * How its neighbours are worked on.
     *
     * @return for {@code Lrs.neighbours}
     */
    public NeighbourConfig neighbourConfig() {
        Path named = neighbours.keyFile();
        Path keyFile = named == null ? dataDir.resolve("neighbours.key") : named;
        return NeighbourConfig.defaults(keyFile)
                .withAllowed(neighbours.allowHttp(), neighbours.allowPrivate())
                .withTimeout(neighbours.timeout());
    }

    /**
     * The address of the database.
     *
     * @return the configured one, else that of an H2 file in the data directory
     */
    public String jdbcUrl() {
        String url = database.url();
        return url != null
                ? url
                : "jdbc:h2:file:" + dataDir.toAbsolutePath().normalize().resolve(DATABASE);
    }

    /**
     * The file of the database in the data directory.
     *
     * @return whether it is there or not; empty when another database is configured
     */
    public Optional<Path> databaseFile() {
        return database.url() == null
                ? Optional.of(dataDir.resolve(DATABASE + ".mv.db"))
                : Optional.empty();
    }
}
