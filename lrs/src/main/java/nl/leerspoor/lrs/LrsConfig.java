package nl.leerspoor.lrs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/**
 * How a store is opened. Start from {@link #defaults(String)}.
 *
 * @param jdbcUrl {@code jdbc:h2:file:...}, {@code jdbc:h2:mem:...} or {@code jdbc:postgresql:...};
 *     tables live in its schema {@code lrs}
 * @param user database user; with H2 it must be an administrator of the database
 * @param password database password
 * @param durability what a 2xx promises
 * @param defaultVersion version announced to a request that names none or an unknown one
 * @param maxBodyBytes largest request body, bytes (413 above it)
 * @param maxStatementBytes largest single statement, bytes, at most 1,048,576 (413 above it)
 * @param maxBatch most statements in one request (413 above it)
 * @param maxDepth deepest nesting of a JSON value, levels
 * @param pageSize statements on a page when the request gives no limit
 * @param maxPageSize most statements on a page, whatever the request asks
 * @param queryTimeout longest time a query may take, 1 s to 10 min; 503 after it
 * @param poolSize most database connections
 * @param authorityHomePage home page in the authority agent's account, an IRL
 * @param problemBase base of the links in problem answers, up to and including {@code #}
 * @param clientAddressHeader header in which a proxy of one's own says whose request it passes on,
 *     such as {@code X-Forwarded-For}; empty to believe no header
 * @param oidcIssuers whose bearer tokens are taken; none by default
 * @param ledgerOrigin names this installation in checkpoints, without blanks, {@code +} and scheme;
 *     the tenant follows it after a slash
 * @param ledgerKey file with the key that signs checkpoints, made when it is not there; null for
 *     {@code <database>.ledger-key.pem} beside an H2 file, and for none on any other database
 * @param backupFolder where back-ups of an H2 file go that are asked for over HTTP, made when it is
 *     not there; null refuses them
 */
public record LrsConfig(
        String jdbcUrl,
        String user,
        String password,
        Durability durability,
        XapiVersion defaultVersion,
        int maxBodyBytes,
        int maxStatementBytes,
        int maxBatch,
        int maxDepth,
        int pageSize,
        int maxPageSize,
        Duration queryTimeout,
        int poolSize,
        String authorityHomePage,
        String problemBase,
        String clientAddressHeader,
        List<OidcIssuer> oidcIssuers,
        String ledgerOrigin,
        @Nullable Path ledgerKey,
        @Nullable Path backupFolder) {

    /** No statement is larger than this, whatever is configured; bytes. */
    public static final int STATEMENT_LIMIT = 1 << 20;

    private static final String H2_FILE = "jdbc:h2:file:";

    /** Refuses limits that are not positive or contradict each other. */
    public LrsConfig {
        range("maxBodyBytes", maxBodyBytes, 1024, 1 << 30);
        range("maxStatementBytes", maxStatementBytes, 1024, STATEMENT_LIMIT);
        range("maxBatch", maxBatch, 1, 100_000);
        range("maxDepth", maxDepth, 10, 1000);
        range("maxPageSize", maxPageSize, 1, 10_000);
        range("pageSize", pageSize, 1, maxPageSize);
        range("queryTimeout in seconds", (int) queryTimeout.toSeconds(), 1, 600);
        range("poolSize", poolSize, 2, 1000);
        oidcIssuers = List.copyOf(oidcIssuers);
        if (!ledgerOrigin.matches("[^\\s+]{1,200}")) {
            throw new IllegalArgumentException(
                    "ledgerOrigin must have 1 to 200 characters, none of them blank or +");
        }
    }

    /** Safe settings for one installation; H2 user {@code sa} without password. */
    public static LrsConfig defaults(String jdbcUrl) {
        return new LrsConfig(
                jdbcUrl,
                "sa",
                "",
                Durability.POWER,
                XapiVersion.V1_0_3,
                16 * 1024 * 1024,
                STATEMENT_LIMIT,
                5000,
                100,
                100,
                1000,
                Duration.ofSeconds(30),
                10,
                "https://leerspoor.nl/authority",
                "https://leerspoor.nl/problems#",
                "",
                List.of(),
                "leerspoor.nl/ledger",
                null,
                null);
    }

    /** A copy in which some things are other: {@code defaults(url).with(c -> c.pageSize(50))}. */
    public LrsConfig with(UnaryOperator<Change> change) {
        return change.apply(new Change(this)).config();
    }

    /** What is other in a copy; each method sets one component. */
    public static final class Change {
        private String jdbcUrl;
        private String user;
        private String password;
        private Durability durability;
        private XapiVersion defaultVersion;
        private int maxBodyBytes;
        private int maxStatementBytes;
        private int maxBatch;
        private int maxDepth;
        private int pageSize;
        private int maxPageSize;
        private Duration queryTimeout;
        private int poolSize;
        private String authorityHomePage;
        private String problemBase;
        private String clientAddressHeader;
        private List<OidcIssuer> oidcIssuers;
        private String ledgerOrigin;
        private @Nullable Path ledgerKey;
        private @Nullable Path backupFolder;

        private Change(LrsConfig from) {
            jdbcUrl = from.jdbcUrl;
            user = from.user;
            password = from.password;
            durability = from.durability;
            defaultVersion = from.defaultVersion;
            maxBodyBytes = from.maxBodyBytes;
            maxStatementBytes = from.maxStatementBytes;
            maxBatch = from.maxBatch;
            maxDepth = from.maxDepth;
            pageSize = from.pageSize;
            maxPageSize = from.maxPageSize;
            queryTimeout = from.queryTimeout;
            poolSize = from.poolSize;
            authorityHomePage = from.authorityHomePage;
            problemBase = from.problemBase;
            clientAddressHeader = from.clientAddressHeader;
            oidcIssuers = from.oidcIssuers;
            ledgerOrigin = from.ledgerOrigin;
            ledgerKey = from.ledgerKey;
            backupFolder = from.backupFolder;
        }

        private LrsConfig config() {
            return new LrsConfig(
                    jdbcUrl,
                    user,
                    password,
                    durability,
                    defaultVersion,
                    maxBodyBytes,
                    maxStatementBytes,
                    maxBatch,
                    maxDepth,
                    pageSize,
                    maxPageSize,
                    queryTimeout,
                    poolSize,
                    authorityHomePage,
                    problemBase,
                    clientAddressHeader,
                    oidcIssuers,
                    ledgerOrigin,
                    ledgerKey,
                    backupFolder);
        }

        /** See {@link LrsConfig}. */
        public Change jdbcUrl(String value) {
            jdbcUrl = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change user(String value) {
            user = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change password(String value) {
            password = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change durability(Durability value) {
            durability = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change defaultVersion(XapiVersion value) {
            defaultVersion = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change maxBodyBytes(int value) {
            maxBodyBytes = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change maxStatementBytes(int value) {
            maxStatementBytes = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change maxBatch(int value) {
            maxBatch = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change maxDepth(int value) {
            maxDepth = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change pageSize(int value) {
            pageSize = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change maxPageSize(int value) {
            maxPageSize = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change queryTimeout(Duration value) {
            queryTimeout = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change poolSize(int value) {
            poolSize = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change authorityHomePage(String value) {
            authorityHomePage = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change problemBase(String value) {
            problemBase = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change clientAddressHeader(String value) {
            clientAddressHeader = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change ledgerOrigin(String value) {
            ledgerOrigin = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change oidcIssuers(List<OidcIssuer> value) {
            oidcIssuers = List.copyOf(value);
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change ledgerKey(@Nullable Path value) {
            ledgerKey = value;
            return this;
        }

        /** See {@link LrsConfig}. */
        public Change backupFolder(@Nullable Path value) {
            backupFolder = value;
            return this;
        }
    }

    /** The file with the ledger's key; empty when this store can sign nothing. */
    public Optional<Path> ledgerKeyFile() {
        if (ledgerKey != null) {
            return Optional.of(ledgerKey);
        }
        return besideDatabase(".ledger-key.pem");
    }

    /** The file of an H2 database, whether it is there or not; empty for any other database. */
    public Optional<Path> databaseFile() {
        return besideDatabase(".mv.db");
    }

    private Optional<Path> besideDatabase(String ending) {
        if (!jdbcUrl.startsWith(H2_FILE)) {
            return Optional.empty();
        }
        String path = jdbcUrl.substring(H2_FILE.length()).split(";", 2)[0];
        if (path.startsWith("~/")) { // H2 means the home directory by it
            path = System.getProperty("user.home") + path.substring(1);
        }
        return Optional.of(Path.of(path + ending));
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "LrsConfig[" + jdbcUrl + ", user=" + user + ", password=***, " + durability + "]";
    }

    private static void range(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    name + " must be within " + min + " and " + max + ", not " + value);
        }
    }
}
