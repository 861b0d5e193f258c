package nl.leerspoor.lrs.internal.war;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.leerspoor.lrs.Durability;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the WAR: defaults, then context parameters {@code leerspoor.<key>}, then {@code
 * LEERSPOOR_*} in the environment (D-31). Keys are those of docs/configuration.md.
 */
public final class WarSettings {
    /** Every key there is. */
    public static final List<String> KEYS =
            List.of(
                    "tenant",
                    "dataDir",
                    "database.url",
                    "database.user",
                    "database.password",
                    "lrs.durability",
                    "lrs.pageSize",
                    "lrs.maxBodyBytes",
                    "lrs.defaultVersion",
                    "lrs.key",
                    "lrs.secret",
                    "lrs.adminKey",
                    "lrs.adminSecret",
                    "lrs.clientAddressHeader");

    private static final String PARAMETER = "leerspoor.";
    private static final String VARIABLE = "LEERSPOOR_";

    private final Map<String, String> values = new TreeMap<>();

    /**
     * Reads both.
     *
     * @param parameters context parameters; those without our prefix are other people's
     * @param environment of the process
     * @throws IllegalArgumentException naming every key that does not exist
     */
    WarSettings(Map<String, String> parameters, Map<String, String> environment) {
        List<String> unknown = new ArrayList<>();
        parameters.forEach(
                (name, value) -> {
                    if (name.startsWith(PARAMETER)) {
                        take(name.substring(PARAMETER.length()), name, value, unknown);
                    }
                });
        Map<String, String> keys = new TreeMap<>();
        KEYS.forEach(key -> keys.put(variable(key), key));
        environment.forEach(
                (name, value) -> {
                    if (name.startsWith(VARIABLE)) {
                        take(keys.getOrDefault(name, ""), name, value, unknown);
                    }
                });
        if (!unknown.isEmpty()) {
            Collections.sort(unknown);
            throw new IllegalArgumentException(
                    "unknown settings: " + unknown + "; docs/embedding.md lists those of the WAR");
        }
    }

    private void take(String key, String name, String value, List<String> unknown) {
        if (KEYS.contains(key)) {
            values.put(key, value.strip());
        } else {
            unknown.add(name);
        }
    }

    /** As everywhere in Leerspoor: {@code lrs.pageSize} is {@code LEERSPOOR_LRS__PAGE_SIZE}. */
    private static String variable(String key) {
        return VARIABLE
                + key.replaceAll("([a-z])([A-Z])", "$1_$2")
                        .replace(".", "__")
                        .toUpperCase(Locale.ROOT);
    }

    /** A setting without default; null when it is not given. */
    @Nullable String find(String key) {
        return values.get(key);
    }

    /** The tenant of the keys that are made at the start. */
    String tenant() {
        return values.getOrDefault("tenant", "leerspoor");
    }

    /**
     * How the store is opened.
     *
     * @throws IllegalArgumentException when a value is out of range, or no place is given
     */
    LrsConfig config() {
        LrsConfig base = LrsConfig.defaults(url());
        int maxBody = number("lrs.maxBodyBytes", base.maxBodyBytes());
        return base.with(
                c ->
                        c.user(values.getOrDefault("database.user", base.user()))
                                .password(values.getOrDefault("database.password", base.password()))
                                .durability(durability())
                                .pageSize(number("lrs.pageSize", base.pageSize()))
                                .maxBodyBytes(maxBody)
                                .maxStatementBytes(Math.min(LrsConfig.STATEMENT_LIMIT, maxBody))
                                .defaultVersion(version())
                                .clientAddressHeader(
                                        values.getOrDefault("lrs.clientAddressHeader", "")));
    }

    private String url() {
        String url = values.get("database.url");
        String folder = values.get("dataDir");
        if (url != null) {
            return url;
        }
        if (folder == null) {
            // The working directory of a container is nobody's: it is not guessed at.
            throw new IllegalArgumentException(
                    "say where statements are kept: dataDir for an H2 file, or database.url");
        }
        return "jdbc:h2:file:" + java.nio.file.Path.of(folder, "leerspoor").toAbsolutePath();
    }

    private Durability durability() {
        return switch (values.getOrDefault("lrs.durability", "power")) {
            case "power" -> Durability.POWER;
            case "process" -> Durability.PROCESS;
            default -> throw new IllegalArgumentException("lrs.durability: power or process");
        };
    }

    private XapiVersion version() {
        String text = values.getOrDefault("lrs.defaultVersion", "1.0.3");
        return XapiVersion.find(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("lrs.defaultVersion: 1.0.3 or 2.0.0"));
    }

    private int number(String key, int fallback) {
        String text = values.get(key);
        try {
            return text == null ? fallback : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a whole number", e);
        }
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return "WarSettings" + Set.copyOf(values.keySet());
    }
}
