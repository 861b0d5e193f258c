package nl.leerspoor.lrs.internal.http;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Actor;
import nl.leerspoor.lrs.xapi.Agent;
import nl.leerspoor.lrs.xapi.Formats;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Timestamp;
import nl.leerspoor.lrs.xapi.Violation;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request, read by the rules for values in statements (Data 2.2). What is
 * unknown, repeated or wrong is collected and refused together by {@link #done()}.
 */
final class Params {
    private static final String RULE = "Communication 3.2";
    private static final String TEXT = "Communication 1.4";

    private final MultivaluedMap<String, String> values;
    private final XapiVersion version;
    private final List<Violation> violations = new ArrayList<>();

    Params(UriInfo uri, XapiVersion version, String... known) {
        this.values = uri.getQueryParameters();
        this.version = version;
        Set<String> names = Set.of(known);
        new TreeMap<>(values)
                .forEach(
                        (name, all) -> {
                            if (!names.contains(name)) {
                                refuse(name, RULE, "unknown parameter");
                            } else if (all.size() > 1) {
                                refuse(name, RULE, "given more than once");
                            } else if (all.get(0).indexOf(0) >= 0) {
                                refuse(name, TEXT, "U+0000 is no text");
                            } else if (!isUtf8(all.get(0), uri.getRequestUri().getRawQuery())) {
                                refuse(name, TEXT, "is not UTF-8");
                            }
                        });
    }

    /** Decoders put U+FFFD for what is not UTF-8: true when there is none, or it was sent. */
    static boolean isUtf8(String decoded, String sent) {
        return decoded.indexOf(0xFFFD) < 0
                || sent.indexOf(0xFFFD) >= 0
                || sent.toUpperCase(Locale.ROOT).contains("%EF%BF%BD");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    void refuse(String name, String rule, String message) {
        violations.add(new Violation("?" + name, rule, message));
    }

    /** Throws when anything was wrong. */
    void done() {
        if (!violations.isEmpty()) {
            Violation first = violations.get(0);
            throw new ProblemException(
                    ProblemType.INVALID_INPUT, "invalid parameters: " + first.line(), violations);
        }
    }

    /** The value as it is; null when it is not given. */
    @Nullable String text(String name) {
        return values.getFirst(name);
    }

    /** Some text; the empty string, with a refusal, when it is not given. */
    String requiredText(String name) {
        String value = text(name);
        if (value == null || value.isEmpty()) {
            refuse(name, RULE, "is required");
            return "";
        }
        return value;
    }

    @Nullable UUID uuid(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        UUID uuid = Formats.uuid(value).orElse(null);
        if (uuid == null) {
            refuse(name, "Data 4.4", "must be a UUID");
        }
        return uuid;
    }

    @Nullable String iri(String name) {
        String value = text(name);
        if (value != null && !Formats.isIri(value)) {
            refuse(name, "Data 4.3", "must be an IRI with a scheme");
        }
        return value;
    }

    String requiredIri(String name) {
        String value = requiredText(name);
        if (!value.isEmpty() && !Formats.isIri(value)) {
            refuse(name, "Data 4.3", "must be an IRI with a scheme");
        }
        return value;
    }

    @Nullable Instant timestamp(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        Timestamp timestamp = Timestamp.find(value, version).orElse(null);
        if (timestamp == null) {
            refuse(name, "Data 4.5", "must be an ISO 8601 date and time");
            return null;
        }
        return timestamp.instant();
    }

    boolean bool(String name) {
        String value = text(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            refuse(name, "Communication 2.1.3", "must be true or false");
        }
        return "true".equals(value);
    }

    /** A whole number of zero or more; {@code otherwise} when it is not given. */
    long number(String name, long otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("\\d{1,18}")) {
            refuse(name, "Communication 2.1.3", "must be a nonnegative integer");
            return otherwise;
        }
        return Long.parseLong(value);
    }

    /** An agent or identified group; null when it is not given. */
    @Nullable Ifi actor(String name) {
        Actor actor = parsed(name);
        if (actor == null) {
            return null;
        }
        Ifi ifi = actor.identity().orElse(null);
        if (ifi == null) {
            refuse(name, "Communication 2.1.3", "must be an agent or an identified group");
        }
        return ifi;
    }

    /** An agent with its name; an agent without meaning, with a refusal, when there is none. */
    Agent requiredAgent(String name) {
        if (!has(name)) {
            refuse(name, RULE, "is required");
        } else if (parsed(name) instanceof Agent agent) {
            return agent;
        } else if (violations.stream().noneMatch(v -> v.pointer().startsWith("?" + name))) {
            refuse(name, "Communication 2.3", "must be an agent, not a group");
        }
        return new Agent(Ifi.mbox("mailto:nobody@invalid"), null);
    }

    private @Nullable Actor parsed(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            Actor actor = Actor.parse(value, "?" + name, version);
            if (actor.identity().filter(ifi -> ifi.key().indexOf(0) >= 0).isPresent()) {
                refuse(name, TEXT, "U+0000 is no text");
            }
            return actor;
        } catch (ProblemException e) {
            violations.addAll(e.violations());
            return null;
        }
    }
}
