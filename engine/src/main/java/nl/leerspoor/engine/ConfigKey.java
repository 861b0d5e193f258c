package nl.leerspoor.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every key of the configuration with its default and range; docs/configuration.md repeats it. */
enum ConfigKey {
    TENANT("tenant", "leerspoor", "a word of letters, digits and _, at most 64 characters"),
    DATA_DIR("dataDir", "data", "a directory"),
    HTTP_HOST("http.host", "0.0.0.0", "an address of this machine"),
    HTTP_PORT("http.port", "8080", "a whole number from 0 to 65535"),
    HTTP_BASE_URL("http.baseUrl", null, "an http or https address without a path"),
    DATABASE_URL("database.url", null, "a jdbc:h2: or jdbc:postgresql: address"),
    DATABASE_USER("database.user", "sa", "a name"),
    DATABASE_PASSWORD("database.password", "", "any text"),
    DATABASE_BACKUP_DIR("database.backupDir", null, "a directory"),
    LRS_DURABILITY("lrs.durability", "power", "power or process"),
    LRS_PAGE_SIZE("lrs.pageSize", "100", "a whole number from 1 to 1000"),
    LRS_MAX_BODY_BYTES("lrs.maxBodyBytes", "16777216", "a whole number from 1024 to 1073741824"),
    LRS_DEFAULT_VERSION("lrs.defaultVersion", "1.0.3", "1.0.3 or 2.0.0"),
    LRS_KEY("lrs.key", null, "a word, together with lrs.secret"),
    LRS_SECRET("lrs.secret", null, "1 to 200 characters, together with lrs.key"),
    LRS_ADMIN_KEY("lrs.adminKey", null, "a word, together with lrs.adminSecret"),
    LRS_ADMIN_SECRET("lrs.adminSecret", null, "16 to 200 characters, together with lrs.adminKey"),
    LRS_CLIENT_ADDRESS_HEADER("lrs.clientAddressHeader", "", "the name of a header, or empty"),
    LRS_OIDC_ISSUER("lrs.oidc.issuer", null, "an https address, together with lrs.oidc.audience"),
    LRS_OIDC_AUDIENCE("lrs.oidc.audience", null, "a text, together with lrs.oidc.issuer"),
    LRS_OIDC_SCOPE_CLAIM("lrs.oidc.scopeClaim", "scope", "the name of a claim"),
    LRS_OIDC_SCOPE_PREFIX("lrs.oidc.scopePrefix", "", "any text without spaces"),
    LRS_OIDC_ACCOUNT_CLAIM("lrs.oidc.accountClaim", "sub", "the name of a claim"),
    NEIGHBOURS_KEY_FILE("neighbours.keyFile", null, "a file"),
    NEIGHBOURS_ALLOW_HTTP("neighbours.allowHttp", "false", "true or false"),
    NEIGHBOURS_ALLOW_PRIVATE("neighbours.allowPrivate", "false", "true or false"),
    NEIGHBOURS_TIMEOUT("neighbours.timeout", "30 s", "a time from 1 s to 10 min"),
    METRICS_OPEN("metrics.open", "false", "true or false"),
    LOG_FORMAT("log.format", "text", "text or json"),
    LOG_REQUESTS("log.requests", "true", "true or false"),
    COURSES("courses", "", "course folders, separated by commas"),
    LAUNCH_SESSION_GRACE("launch.sessionGrace", "10 s", "a time from 0 s to 10 min"),
    LAUNCH_TOKEN_LIFE("launch.tokenLife", "12 h", "a time from 1 min to 48 h");

    private static final String ENVIRONMENT_PREFIX = "LEERSPOOR_";

    private final String path;
    private final @Nullable String fallback;
    private final String range;

    ConfigKey(String path, @Nullable String fallback, String range) {
        this.path = path;
        this.fallback = fallback;
        this.range = range;
    }

    /** As in the file: {@code lrs.pageSize}. */
    String path() {
        return path;
    }

    /** The default; null when the key has none. */
    @Nullable String fallback() {
        return fallback;
    }

    /** What may stand there, in words. */
    String range() {
        return range;
    }

    /** In the environment: {@code LEERSPOOR_LRS__PAGE_SIZE}. */
    String environmentName() {
        return ENVIRONMENT_PREFIX
                + path.replaceAll("([a-z])([A-Z])", "$1_$2")
                        .replace(".", "__")
                        .toUpperCase(Locale.ROOT);
    }

    static Optional<ConfigKey> find(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }

    /** The known key that a misspelt one resembles most. */
    static ConfigKey nearest(String path) {
        ConfigKey best = TENANT;
        int least = Integer.MAX_VALUE;
        for (ConfigKey key : values()) {
            int distance =
                    distance(key.path.toLowerCase(Locale.ROOT), path.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = key;
            }
        }
        return best;
    }

    // Levenshtein distance, one row at a time.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
