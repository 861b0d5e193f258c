package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Whether two statements are the same one (Data 2.3.1, statement comparison requirements). */
public final class StatementComparison {
    /** What the store assigns, and attachments, are no part of the comparison. */
    private static final Set<String> ASSIGNED =
            Set.of("id", "authority", "stored", "timestamp", "version", "attachments");

    private static final Pattern BEYOND = Pattern.compile("([.,]\\d\\d)\\d+S$");

    private StatementComparison() {}

    /**
     * True when a difference between the two could have been made by an LRS that kept the rules.
     * Ignored: what an LRS assigns; activity definitions; verb display; order of group members; the
     * way a timestamp is written; case in UUIDs and mail domains; a single context activity or an
     * array of one; an objectType that says the default. Not ignored: a duration written otherwise
     * (1.0.3 compares it as a string), a timestamp at another moment.
     */
    public static boolean same(Statement a, Statement b) {
        boolean two =
                a.requestVersion() == XapiVersion.V2_0 && b.requestVersion() == XapiVersion.V2_0;
        return sameTime(a, b)
                && (two
                        ? statement(hundredths(a)).equals(statement(hundredths(b)))
                        : statement(a.json()).equals(statement(b.json())));
    }

    /** 2.0 compares durations to 0.01 s; 1.0.3 compares them as strings. */
    private static JsonNode hundredths(Statement statement) {
        JsonNode copy = statement.json().deepCopy();
        for (JsonNode holder : new JsonNode[] {copy, copy.path("object")}) {
            if (holder.path("result") instanceof ObjectNode result && result.has("duration")) {
                String duration = result.path("duration").asText();
                result.put("duration", BEYOND.matcher(duration).replaceFirst("$1S"));
            }
        }
        return copy;
    }

    /** A timestamp only one of them has was assigned by an LRS. */
    private static boolean sameTime(Statement a, Statement b) {
        Optional<Timestamp> left = a.timestamp();
        Optional<Timestamp> right = b.timestamp();
        return left.isEmpty()
                || right.isEmpty()
                || left.get().instant().equals(right.get().instant());
    }

    /** What counts of a statement, in a form where equal means same. */
    private static Map<String, Object> statement(JsonNode node) {
        Map<String, Object> form = new HashMap<>();
        node.properties()
                .forEach(
                        e -> {
                            if (!ASSIGNED.contains(e.getKey())) {
                                form.put(e.getKey(), property(e.getKey(), e.getValue()));
                            }
                        });
        return form;
    }

    private static Object property(String name, JsonNode value) {
        return switch (name) {
            case "actor" -> actor(value);
            case "verb" -> value.path("id").asText();
            case "object" -> object(value);
            case "context" -> context(value);
            default -> plain(value);
        };
    }

    private static Object object(JsonNode node) {
        return switch (node.path("objectType").asText("Activity")) {
            case "Agent", "Group" -> actor(node);
            case "StatementRef" -> UUID.fromString(node.path("id").asText());
            case "SubStatement" -> subStatement(node);
            default -> node.path("id").asText();
        };
    }

    private static Object subStatement(JsonNode node) {
        Map<String, Object> form = statement(node);
        JsonNode time = node.get("timestamp");
        if (time != null) {
            form.put(
                    "timestamp",
                    Timestamp.find(time.asText(), XapiVersion.V2_0)
                            .<Object>map(Timestamp::instant)
                            .orElse(time.asText()));
        }
        return form;
    }

    private static Object actor(JsonNode node) {
        Actor actor = Actor.of(node);
        Map<String, Object> form = new HashMap<>();
        form.put("group", actor instanceof Group);
        form.put("ifi", actor.identity().map(Ifi::key).orElse(""));
        form.put("name", Objects.requireNonNullElse(actor.name(), ""));
        if (actor instanceof Group) {
            Map<Object, Integer> members = new HashMap<>();
            node.path("member").forEach(m -> members.merge(actor(m), 1, Integer::sum));
            form.put("members", members);
        }
        return form;
    }

    private static Object context(JsonNode node) {
        Map<String, Object> form = new HashMap<>();
        node.properties()
                .forEach(
                        e -> {
                            JsonNode value = e.getValue();
                            form.put(
                                    e.getKey(),
                                    switch (e.getKey()) {
                                        case "instructor", "team" -> actor(value);
                                        case "statement", "registration" ->
                                                UUID.fromString(
                                                        value.isTextual()
                                                                ? value.asText()
                                                                : value.path("id").asText());
                                        case "contextActivities" -> activities(value);
                                        default -> plain(value);
                                    });
                        });
        return form;
    }

    private static Object activities(JsonNode node) {
        Map<String, Set<String>> form = new HashMap<>();
        node.properties()
                .forEach(
                        e -> {
                            Set<String> ids = new HashSet<>();
                            if (e.getValue().isObject()) {
                                ids.add(e.getValue().path("id").asText());
                            }
                            if (e.getValue().isArray()) {
                                e.getValue().forEach(a -> ids.add(a.path("id").asText()));
                            }
                            form.put(e.getKey(), ids);
                        });
        return form;
    }

    /** Numbers by value (1.0 is 1), objects by content, arrays in order. */
    private static Object plain(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue().stripTrailingZeros();
        }
        if (node instanceof ObjectNode) {
            Map<String, Object> form = new HashMap<>();
            node.properties().forEach(e -> form.put(e.getKey(), plain(e.getValue())));
            return form;
        }
        if (node.isArray()) {
            List<Object> form = new ArrayList<>();
            node.forEach(n -> form.add(plain(n)));
            return form;
        }
        return node;
    }
}
