package nl.leerspoor.engine.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The attribute block that ends a heading or a line: {@code {#id key=value key="two words"}}.
 *
 * @param id after the {@code #}; empty when it was left out
 * @param values by key, in order
 * @param place of the opening brace
 */
record Attributes(String id, Map<String, Value> values, Place place) {
    private static final Pattern START = Pattern.compile("\\{\\s*(?:#|[A-Za-z]+=)");
    private static final Pattern PART =
            Pattern.compile(
                    "\\s*(?:#([^\\s=\"}]*+)|([^\\s=\"#}]++)=(?:\"([^\"]*+)\"|([^\\s\"}]*+)))");

    record Value(String text, Place place) {}

    /** A line without its attribute block, and the block if it has one. */
    record Line(String text, @Nullable Attributes attributes) {}

    /**
     * Takes the attribute block off the end of a line.
     *
     * @param start where the line's first character stands in the file
     */
    static Line split(String line, Place start, Findings findings) {
        String text = line.stripTrailing();
        int open = text.endsWith("}") ? text.lastIndexOf('{') : -1;
        if (open < 0 || !START.matcher(text).region(open, text.length()).lookingAt()) {
            return new Line(text, null);
        }
        Attributes attributes =
                parse(text.substring(open + 1, text.length() - 1), start.plus(open), findings);
        return new Line(text.substring(0, open).stripTrailing(), attributes);
    }

    private static Attributes parse(String inside, Place brace, Findings findings) {
        String id = "";
        Map<String, Value> values = new LinkedHashMap<>();
        Matcher part = PART.matcher(inside);
        int at = 0;
        while (!inside.substring(at).isBlank()) {
            Place place = brace.plus(at + 1);
            if (!part.region(at, inside.length()).lookingAt()) {
                findings.error(
                        place,
                        "\""
                                + inside.substring(at).strip()
                                + "\" is not understood; write {#id key=value key=\"two words\"}");
                break;
            }
            at = part.end();
            if (part.group(1) != null) {
                id = part.group(1);
                Keys.checkId(id, place, findings);
            } else {
                String value = part.group(3) == null ? part.group(4) : part.group(3);
                if (values.putIfAbsent(part.group(2), new Value(value, place)) != null) {
                    findings.error(place, "\"" + part.group(2) + "\" is here twice");
                }
            }
        }
        return new Attributes(id, values, brace);
    }

    /**
     * Reads a block of which the keys are known.
     *
     * @param what the thing it belongs to, for messages
     */
    static Reader of(
            @Nullable Attributes attributes,
            Place place,
            String what,
            Findings findings,
            String... known) {
        if (attributes == null) {
            findings.error(
                    place, what + " needs an id: end the line with an attribute block like {#id}");
            return new Reader(new Attributes("", Map.of(), place), findings);
        }
        if (attributes.id.isEmpty()) {
            findings.error(attributes.place, what + " needs an id: write {#id …}");
        }
        List<String> names = List.of(known);
        attributes.values.forEach(
                (key, value) -> {
                    if (!names.contains(key)) {
                        findings.error(
                                Rule.KEY_UNKNOWN,
                                value.place,
                                "unknown attribute \"" + key + "\"" + Suggestion.of(key, names));
                    }
                });
        return new Reader(attributes, findings);
    }

    /** The values of a block, by key. */
    record Reader(Attributes attributes, Findings findings) {
        String id() {
            return attributes.id;
        }

        Place at(String key) {
            Value value = attributes.values.get(key);
            return value == null ? attributes.place : value.place;
        }

        @Nullable String text(String key) {
            Value value = attributes.values.get(key);
            return value == null || value.text.isBlank() ? null : value.text.strip();
        }

        String required(String key, String hint) {
            String text = text(key);
            if (text == null) {
                findings.error(
                        key.equals("outcome") ? Rule.ITEM_OUTCOME : Rule.VALUE,
                        at(key),
                        "\"" + key + "\" is missing; " + hint);
                return "";
            }
            return text;
        }

        @Nullable Integer number(String key, int min, int max) {
            String text = text(key);
            if (text == null) {
                return null;
            }
            try {
                int number = Integer.parseInt(text);
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // reported below with the range
            }
            findings.error(
                    Rule.VALUE,
                    at(key),
                    key + "=\"" + text + "\" must be a whole number from " + min + " to " + max);
            return min;
        }

        int number(String key, int min, int max, int otherwise) {
            Integer number = number(key, min, max);
            return number == null ? otherwise : number;
        }
    }
}
