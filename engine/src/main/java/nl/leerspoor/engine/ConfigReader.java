package nl.leerspoor.engine;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.leerspoor.lrs.Durability;
import nl.leerspoor.lrs.OidcIssuer;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@link EngineConfig} and reports everything that is wrong at once. */
final class ConfigReader {
    private static final Pattern DURATION =
            Pattern.compile("(\\d{1,6}) *(ms|s|min|h)( +(\\d{1,2}) *min)?");

    private final Map<ConfigKey, Value> values = new EnumMap<>(ConfigKey.class);
    private final List<String> mistakes = new ArrayList<>();

    private record Value(String text, String place, Path folder) {}

    private ConfigReader() {}

    static EngineConfig read(
            @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
        ConfigReader reader = new ConfigReader();
        Path here = Path.of("");
        for (ConfigKey key : ConfigKey.values()) {
            String fallback = key.fallback();
            if (fallback != null) {
                reader.values.put(key, new Value(fallback, "default", here));
            }
        }
        if (file != null && Files.exists(file)) {
            reader.readFile(file);
        }
        reader.readEnvironment(environment);
        new TreeMap<>(flags).forEach((path, text) -> reader.take(path, text, "--" + path, here));
        EngineConfig config = reader.build();
        if (!reader.mistakes.isEmpty()) {
            throw new StartFailure(
                    "The configuration has mistakes:\n  " + String.join("\n  ", reader.mistakes));
        }
        return config;
    }

    private void readEnvironment(Map<String, String> environment) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (ConfigKey key : ConfigKey.values()) {
            paths.put(key.environmentName(), key.path());
            // One underscore for the dot is what people type; no two keys differ by that alone.
            paths.put(key.environmentName().replace("__", "_"), key.path());
        }
        new TreeMap<>(environment)
                .forEach(
                        (name, text) -> {
                            if (name.startsWith("LEERSPOOR_")) {
                                String path = paths.get(name);
                                if (path != null) {
                                    take(path, text, name, Path.of(""));
                                } else {
                                    mistakes.add(unknown("environment", name, nearestName(name)));
                                }
                            }
                        });
    }

    private static String nearestName(String name) {
        String path = name.substring("LEERSPOOR_".length()).replace("__", ".").replace("_", "");
        return ConfigKey.nearest(path).environmentName();
    }

    private void readFile(Path file) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
        try (Reader text = Files.newBufferedReader(file)) {
            Optional<Node> root = new Compose(settings).composeReader(text);
            if (root.isPresent()) {
                readNode(file, folder, "", root.get());
            }
        } catch (IOException e) {
            mistakes.add(file + ": cannot be read (" + e.getMessage() + ")");
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark().map(ConfigReader::place).orElse("");
            mistakes.add(file + place + ": " + e.getProblem());
        } catch (YamlEngineException e) {
            mistakes.add(file + ": " + e.getMessage());
        }
    }

    private void readNode(Path file, Path folder, String path, Node node) {
        String place = file + node.getStartMark().map(ConfigReader::place).orElse("");
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String name =
                        tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                String below = path.isEmpty() ? name : path + "." + name;
                readNode(file, folder, below, tuple.getValueNode());
            }
        } else if (node instanceof SequenceNode sequence) {
            List<String> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                if (item instanceof ScalarNode scalar) {
                    items.add(scalar.getValue());
                } else {
                    mistakes.add(place + ": \"" + path + "\" must be a list of plain values");
                }
            }
            take(path, String.join(",", items), place, folder);
        } else if (node instanceof ScalarNode scalar) {
            take(path, scalar.getValue(), place, folder);
        }
    }

    private static String place(org.snakeyaml.engine.v2.exceptions.Mark mark) {
        return ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private void take(String path, String text, String place, Path folder) {
        Optional<ConfigKey> key = ConfigKey.find(path);
        if (key.isPresent()) {
            values.put(key.get(), new Value(text, place, folder));
        } else {
            mistakes.add(unknown(place, path, ConfigKey.nearest(path).path()));
        }
    }

    private static String unknown(String place, String key, String nearest) {
        return place + ": unknown key \"" + key + "\"; did you mean \"" + nearest + "\"?";
    }

    private EngineConfig build() {
        EngineConfig.LrsSettings lrs =
                new EngineConfig.LrsSettings(
                        need(ConfigKey.LRS_DURABILITY, Durability.POWER, ConfigReader::durability),
                        number(ConfigKey.LRS_PAGE_SIZE, 1, 1000),
                        number(ConfigKey.LRS_MAX_BODY_BYTES, 1024, 1 << 30),
                        need(ConfigKey.LRS_DEFAULT_VERSION, XapiVersion.V1_0_3, XapiVersion::find),
                        find(ConfigKey.LRS_KEY, text -> matching("[^:\\s]{1,100}", text)),
                        find(ConfigKey.LRS_SECRET, text -> matching(".{1,200}", text)),
                        admin(),
                        need(
                                ConfigKey.LRS_CLIENT_ADDRESS_HEADER,
                                "",
                                text -> matching("[A-Za-z0-9-]{0,60}", text)),
                        oidc());
        if ((lrs.key() == null) != (lrs.secret() == null)) {
            mistakes.add("lrs.key and lrs.secret: give both or neither");
        }
        return new EngineConfig(
                need(ConfigKey.TENANT, "leerspoor", text -> matching("[A-Za-z0-9_]{1,64}", text)),
                path(ConfigKey.DATA_DIR),
                new EngineConfig.Http(
                        need(ConfigKey.HTTP_HOST, "", text -> matching("\\S+", text)),
                        number(ConfigKey.HTTP_PORT, 0, 65_535),
                        find(ConfigKey.HTTP_BASE_URL, ConfigReader::baseUrl)),
                new EngineConfig.DatabaseAccess(
                        find(
                                ConfigKey.DATABASE_URL,
                                text -> matching("jdbc:(h2|postgresql):.+", text)),
                        need(ConfigKey.DATABASE_USER, "sa", text -> matching(".+", text)),
                        need(ConfigKey.DATABASE_PASSWORD, "", Optional::of),
                        find(
                                ConfigKey.DATABASE_BACKUP_DIR,
                                text -> Optional.of(beside(ConfigKey.DATABASE_BACKUP_DIR, text)))),
                lrs,
                new EngineConfig.NeighbourSettings(
                        find(
                                ConfigKey.NEIGHBOURS_KEY_FILE,
                                text -> Optional.of(beside(ConfigKey.NEIGHBOURS_KEY_FILE, text))),
                        need(ConfigKey.NEIGHBOURS_ALLOW_HTTP, false, ConfigReader::yesOrNo),
                        need(ConfigKey.NEIGHBOURS_ALLOW_PRIVATE, false, ConfigReader::yesOrNo),
                        duration(
                                ConfigKey.NEIGHBOURS_TIMEOUT,
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(10))),
                new EngineConfig.Operations(
                        need(ConfigKey.METRICS_OPEN, false, ConfigReader::yesOrNo),
                        need(ConfigKey.LOG_FORMAT, LogFormat.TEXT, ConfigReader::logFormat),
                        need(ConfigKey.LOG_REQUESTS, true, ConfigReader::yesOrNo)),
                courses(),
                new EngineConfig.Launch(
                        duration(
                                ConfigKey.LAUNCH_SESSION_GRACE,
                                Duration.ZERO,
                                Duration.ofMinutes(10)),
                        duration(
                                ConfigKey.LAUNCH_TOKEN_LIFE,
                                Duration.ofMinutes(1),
                                Duration.ofDays(2))));
    }

    private EngineConfig.@Nullable KeyAndSecret admin() {
        String key = find(ConfigKey.LRS_ADMIN_KEY, text -> matching("[^:\\s]{1,100}", text));
        String secret = find(ConfigKey.LRS_ADMIN_SECRET, text -> matching(".{16,200}", text));
        if (key != null && secret != null) {
            return new EngineConfig.KeyAndSecret(key, secret);
        }
        if (values.containsKey(ConfigKey.LRS_ADMIN_KEY)
                != values.containsKey(ConfigKey.LRS_ADMIN_SECRET)) {
            mistakes.add("lrs.adminKey and lrs.adminSecret: give both or neither");
        }
        return null;
    }

    private @Nullable OidcIssuer oidc() {
        String issuer = find(ConfigKey.LRS_OIDC_ISSUER, text -> matching("\\S+", text));
        String audience = find(ConfigKey.LRS_OIDC_AUDIENCE, text -> matching(".+", text));
        if (issuer == null && audience == null) {
            return null;
        }
        if (issuer == null || audience == null) {
            mistakes.add("lrs.oidc.issuer and lrs.oidc.audience: give both or neither");
            return null;
        }
        try {
            return new OidcIssuer(
                    issuer,
                    audience,
                    value(ConfigKey.TENANT).text.strip(),
                    need(ConfigKey.LRS_OIDC_SCOPE_CLAIM, "scope", t -> matching("\\S+", t)),
                    need(ConfigKey.LRS_OIDC_SCOPE_PREFIX, "", t -> matching("\\S*", t)),
                    need(ConfigKey.LRS_OIDC_ACCOUNT_CLAIM, "sub", t -> matching("\\S+", t)),
                    Restrictions.NO_VOIDING);
        } catch (IllegalArgumentException e) {
            mistakes.add("lrs.oidc: " + e.getMessage());
            return null;
        }
    }

    private List<Path> courses() {
        Value value = value(ConfigKey.COURSES);
        return Stream.of(value.text.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(value.folder::resolve)
                .toList();
    }

    /** Relative to the file the key stands in. */
    private Path beside(ConfigKey key, String text) {
        return value(key).folder.resolve(text);
    }

    private static Optional<Boolean> yesOrNo(String text) {
        return matching("true|false", text).map(Boolean::valueOf);
    }

    private Path path(ConfigKey key) {
        Value value = value(key);
        return value.folder.resolve(value.text);
    }

    private int number(ConfigKey key, int min, int max) {
        return need(
                key,
                min,
                text ->
                        matching("\\d{1,10}", text)
                                .map(Long::parseLong)
                                .filter(number -> number >= min && number <= max)
                                .map(Long::intValue));
    }

    private Duration duration(ConfigKey key, Duration min, Duration max) {
        return need(
                key,
                min,
                text ->
                        parseDuration(text)
                                .filter(
                                        time ->
                                                time.compareTo(min) >= 0
                                                        && time.compareTo(max) <= 0));
    }

    private <T> T need(ConfigKey key, T instead, Function<String, Optional<T>> parse) {
        T found = find(key, parse);
        return found == null ? instead : found;
    }

    private <T> @Nullable T find(ConfigKey key, Function<String, Optional<T>> parse) {
        Value value = values.get(key);
        if (value == null) {
            return null;
        }
        Optional<T> parsed = parse.apply(value.text.strip());
        if (parsed.isEmpty()) {
            mistakes.add(value.place + ": " + key.path() + " must be " + key.range());
        }
        return parsed.orElse(null);
    }

    private Value value(ConfigKey key) {
        return values.getOrDefault(key, new Value("", "default", Path.of("")));
    }

    private static Optional<String> matching(String pattern, String text) {
        return text.matches(pattern) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Durability> durability(String text) {
        return switch (text) {
            case "power" -> Optional.of(Durability.POWER);
            case "process" -> Optional.of(Durability.PROCESS);
            default -> Optional.empty();
        };
    }

    private static Optional<LogFormat> logFormat(String text) {
        return switch (text) {
            case "text" -> Optional.of(LogFormat.TEXT);
            case "json" -> Optional.of(LogFormat.JSON);
            default -> Optional.empty();
        };
    }

    private static Optional<String> baseUrl(String text) {
        String address = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        try {
            URI uri = new URI(address);
            boolean plain =
                    ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                            && uri.getHost() != null
                            && uri.getRawPath().isEmpty()
                            && uri.getRawQuery() == null
                            && uri.getRawUserInfo() == null;
            return plain ? Optional.of(address) : Optional.empty();
        } catch (java.net.URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration time =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "min" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                };
        String minutes = matcher.group(4);
        return Optional.of(minutes == null ? time : time.plusMinutes(Long.parseLong(minutes)));
    }
}
