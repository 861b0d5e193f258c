package nl.leerspoor.lrs;

import nl.leerspoor.lrs.xapi.XapiVersion;

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
 * @param poolSize most database connections
 * @param authorityHomePage home page in the authority agent's account, an IRL
 * @param problemBase base of the links in problem answers, up to and including {@code #}
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
        int poolSize,
        String authorityHomePage,
        String problemBase) {

    private static final int STATEMENT_LIMIT = 1 << 20;

    /** Refuses limits that are not positive or contradict each other. */
    public LrsConfig {
        range("maxBodyBytes", maxBodyBytes, 1024, 1 << 30);
        range("maxStatementBytes", maxStatementBytes, 1024, STATEMENT_LIMIT);
        range("maxBatch", maxBatch, 1, 100_000);
        range("maxDepth", maxDepth, 10, 1000);
        range("maxPageSize", maxPageSize, 1, 10_000);
        range("pageSize", pageSize, 1, maxPageSize);
        range("poolSize", poolSize, 2, 1000);
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
                10,
                "https://leerspoor.nl/authority",
                "https://leerspoor.nl/problems#");
    }

    /** A copy with this database user. */
    public LrsConfig withUser(String name, String secret) {
        return new LrsConfig(
                jdbcUrl,
                name,
                secret,
                durability,
                defaultVersion,
                maxBodyBytes,
                maxStatementBytes,
                maxBatch,
                maxDepth,
                pageSize,
                maxPageSize,
                poolSize,
                authorityHomePage,
                problemBase);
    }

    /** A copy with this durability. */
    public LrsConfig withDurability(Durability level) {
        return new LrsConfig(
                jdbcUrl,
                user,
                password,
                level,
                defaultVersion,
                maxBodyBytes,
                maxStatementBytes,
                maxBatch,
                maxDepth,
                pageSize,
                maxPageSize,
                poolSize,
                authorityHomePage,
                problemBase);
    }

    /** A copy with these limits on what is taken in. */
    public LrsConfig withLimits(int bodyBytes, int statementBytes, int batch, int depth) {
        return new LrsConfig(
                jdbcUrl,
                user,
                password,
                durability,
                defaultVersion,
                bodyBytes,
                statementBytes,
                batch,
                depth,
                pageSize,
                maxPageSize,
                poolSize,
                authorityHomePage,
                problemBase);
    }

    /** A copy with these page sizes. */
    public LrsConfig withPages(int size, int maxSize) {
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
                size,
                maxSize,
                poolSize,
                authorityHomePage,
                problemBase);
    }

    /** A copy with this home page in the authority agent. */
    public LrsConfig withAuthorityHomePage(String homePage) {
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
                poolSize,
                homePage,
                problemBase);
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
