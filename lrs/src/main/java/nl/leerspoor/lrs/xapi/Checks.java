package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with a JSON value, all of it, with the place and the rule. Every refusal
 * goes through {@link #refuse}, so a test can switch one rule off and see which case notices.
 */
class Checks {
    /** More violations than this help nobody. */
    private static final int MOST = 100;

    private final XapiVersion version;
    private final List<Violation> violations = new ArrayList<>();

    Checks(XapiVersion version) {
        this.version = version;
    }

    XapiVersion version() {
        return version;
    }

    void refuse(String pointer, String rule, String message) {
        if (violations.size() < MOST) {
            violations.add(new Violation(pointer, rule, message));
        }
    }

    /** Throws when anything was refused. */
    void done(String detail) {
        if (!violations.isEmpty()) {
            Violation first = violations.get(0);
            String more =
                    violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
            throw new ProblemException(
                    ProblemType.INVALID_INPUT, detail + ": " + first.line() + more, violations);
        }
    }

    /** A property name as part of a pointer (RFC 6901). */
    static String at(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** True for an object; refuses anything else. */
    boolean object(JsonNode node, String pointer, String rule) {
        if (!node.isObject()) {
            refuse(pointer, rule, "must be an object, not " + kind(node));
            return false;
        }
        return true;
    }

    /** An object with no other properties than these. */
    boolean object(JsonNode node, String pointer, String rule, Set<String> allowed) {
        if (!object(node, pointer, rule)) {
            return false;
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (!allowed.contains(property.getKey())) {
                refuse(
                        at(pointer, property.getKey()),
                        rule,
                        "unknown property" + meant(property.getKey(), allowed));
            }
        }
        return true;
    }

    private static String meant(String name, Set<String> allowed) {
        for (String other : allowed) {
            if (other.equalsIgnoreCase(name)) {
                return "; did you mean \"" + other + "\"?";
            }
        }
        return "";
    }

    /** The property, or null with a refusal when it is missing. */
    @Nullable JsonNode required(JsonNode parent, String name, String pointer, String rule) {
        JsonNode node = parent.get(name);
        if (node == null) {
            refuse(pointer, rule, "\"" + name + "\" is required");
        }
        return node;
    }

    /** A string in the form asked for, if the property is there. */
    void string(
            JsonNode parent,
            String name,
            String pointer,
            String rule,
            Predicate<String> form,
            String what) {
        JsonNode node = parent.get(name);
        if (node != null) {
            string(node, at(pointer, name), rule, form, what);
        }
    }

    boolean string(
            JsonNode node, String pointer, String rule, Predicate<String> form, String what) {
        if (!node.isTextual()) {
            refuse(pointer, rule, "must be " + what + " in a string, not " + kind(node));
            return false;
        }
        if (!form.test(node.asText())) {
            refuse(pointer, rule, "must be " + what);
            return false;
        }
        return true;
    }

    void text(JsonNode parent, String name, String pointer, String rule) {
        string(parent, name, pointer, rule, t -> true, "text");
    }

    void iri(JsonNode parent, String name, String pointer, String rule) {
        string(parent, name, pointer, rule, Formats::isIri, "an IRI with a scheme");
    }

    void uuid(JsonNode parent, String name, String pointer, String rule) {
        string(parent, name, pointer, rule, t -> Formats.uuid(t).isPresent(), "a UUID");
    }

    void timestamp(JsonNode parent, String name, String pointer, String rule) {
        string(
                parent,
                name,
                pointer,
                rule,
                t -> Timestamp.find(t, version).isPresent(),
                "an ISO 8601 date and time");
    }

    void bool(JsonNode parent, String name, String pointer, String rule) {
        JsonNode node = parent.get(name);
        if (node != null && !node.isBoolean()) {
            refuse(at(pointer, name), rule, "must be true or false, not " + kind(node));
        }
    }

    /** Data 4.2: language tags to strings. */
    void languageMap(JsonNode parent, String name, String pointer) {
        JsonNode node = parent.get(name);
        String place = at(pointer, name);
        if (node == null || !object(node, place, "Data 4.2")) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String entryPlace = at(place, entry.getKey());
            if (!Formats.isLanguageTag(entry.getKey())) {
                refuse(entryPlace, "Data 4.2", "the key must be an RFC 5646 language tag");
            }
            string(entry.getValue(), entryPlace, "Data 4.2", t -> true, "text");
        }
    }

    /** Data 4.1: IRIs to anything, null included. */
    void extensions(JsonNode parent, String pointer) {
        JsonNode node = parent.get("extensions");
        String place = at(pointer, "extensions");
        if (node == null || !object(node, place, "Data 4.1")) {
            return;
        }
        node.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (!Formats.isIri(key)) {
                                refuse(at(place, key), "Data 4.1", "the key must be an IRI");
                            }
                        });
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case NUMBER -> "a number";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case MISSING -> "missing";
        };
    }
}
