package nl.leerspoor.engine.course;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one YAML group, read by name. Whatever is missing, unknown or of the wrong form
 * becomes a finding, and a harmless value comes back so that reading goes on.
 */
final class Keys {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.]{1,64}");

    private final YamlNode.Mapping mapping;
    private final Findings findings;

    /**
     * Reports every key that is not known.
     *
     * @param node anything but a group of keys is reported and read as an empty group
     */
    Keys(@Nullable YamlNode node, Place fallback, KeyGroup group, Findings findings) {
        this(node, fallback, group.what(), group.keys(), findings);
    }

    /** A group that may have any keys. */
    Keys(@Nullable YamlNode node, Place fallback, String what, Findings findings) {
        this(node, fallback, what, List.of(), findings);
    }

    private Keys(
            @Nullable YamlNode node,
            Place fallback,
            String what,
            List<String> known,
            Findings findings) {
        this.findings = findings;
        if (node instanceof YamlNode.Mapping keys) {
            mapping = keys;
        } else {
            if (node != null) {
                findings.error(
                        Rule.VALUE,
                        node.place(),
                        what + " must be a group of keys, not " + node.what());
            }
            mapping =
                    new YamlNode.Mapping(
                            java.util.Map.of(), node == null ? fallback : node.place());
        }
        for (YamlNode.Entry entry : mapping.entries().values()) {
            if (!known.isEmpty() && !known.contains(entry.key())) {
                findings.error(
                        Rule.KEY_UNKNOWN,
                        entry.place(),
                        "unknown key \"" + entry.key() + "\"" + Suggestion.of(entry.key(), known));
            }
        }
    }

    Place place() {
        return mapping.place();
    }

    Iterable<YamlNode.Entry> entries() {
        return mapping.entries().values();
    }

    /** Where a key's value stands, or the group when there is no such key. */
    Place at(String key) {
        YamlNode node = node(key);
        return node == null ? place() : node.place();
    }

    boolean has(String key) {
        return node(key) != null;
    }

    /** The value of a key; null when it is absent or empty. */
    @Nullable YamlNode node(String key) {
        YamlNode.Entry entry = mapping.entries().get(key);
        if (entry == null || (entry.value() instanceof YamlNode.Scalar s && s.isNull())) {
            return null;
        }
        return entry.value();
    }

    /** Like {@link #node}, but missing is an error. */
    @Nullable YamlNode required(String key) {
        YamlNode node = node(key);
        if (node == null) {
            findings.error(Rule.VALUE, place(), "\"" + key + "\" is missing");
        }
        return node;
    }

    String text(String key) {
        return scalar(required(key), key, "");
    }

    String text(String key, String otherwise) {
        return scalar(node(key), key, otherwise);
    }

    /** A required identifier (docs/course-language.md: {@code [A-Za-z0-9_.]}). */
    String id(String key) {
        String id = text(key);
        if (!id.isEmpty()) {
            checkId(id, at(key), findings);
        }
        return id;
    }

    static void checkId(String id, Place place, Findings findings) {
        if (!ID.matcher(id).matches()) {
            // Strict hosts refuse hyphens in ids (D-1).
            findings.error(
                    Rule.VALUE,
                    place,
                    "\"" + id + "\" is not an id; use letters, digits, _ and . only, at most 64");
        }
    }

    String matching(String key, Pattern form, String hint) {
        String value = text(key);
        if (!value.isEmpty() && !form.matcher(value).matches()) {
            findings.error(
                    Rule.VALUE, at(key), "\"" + value + "\" is not right for " + key + "; " + hint);
        }
        return value;
    }

    int number(String key, int min, int max) {
        String value = text(key);
        try {
            int number = value.isEmpty() ? min : Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below with the range
        }
        findings.error(
                Rule.VALUE,
                at(key),
                "\"" + value + "\" must be a whole number from " + min + " to " + max);
        return min;
    }

    boolean flag(String key, boolean otherwise) {
        String value = text(key, Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            findings.error(Rule.VALUE, at(key), "\"" + value + "\" must be true or false");
        }
        return value.equals("true");
    }

    @Nullable LocalDate date(String key) {
        String value = text(key, "");
        if (value.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            findings.error(
                    Rule.VALUE, at(key), "\"" + value + "\" is not a date; write it as 2026-11-21");
            return null;
        }
    }

    Duration duration(String key) {
        YamlNode node = required(key);
        return node == null ? Duration.ZERO : duration(node, key, findings);
    }

    /** A study load: a duration by bucket. */
    StudyLoad load(String key) {
        Keys buckets =
                new Keys(required(key), place(), "\"" + key + "\"", KeyGroup.LOAD.keys(), findings);
        return new StudyLoad(
                buckets.orZero(Bucket.THEORY),
                buckets.orZero(Bucket.PRACTICE),
                buckets.orZero(Bucket.REFLECTION));
    }

    private Duration orZero(Bucket bucket) {
        YamlNode node = node(bucket.key());
        return node == null ? Duration.ZERO : duration(node, bucket.key(), findings);
    }

    private static Duration duration(YamlNode node, String key, Findings findings) {
        if (node instanceof YamlNode.Scalar scalar) {
            return Durations.parse(scalar.value())
                    .orElseGet(
                            () -> {
                                findings.error(
                                        Rule.VALUE,
                                        node.place(),
                                        "\""
                                                + scalar.value()
                                                + "\" is not a duration; write \"15 min\", \"1 h\""
                                                + " or \"1 h 30 min\"");
                                return Duration.ZERO;
                            });
        }
        findings.error(
                Rule.VALUE, node.place(), "\"" + key + "\" must be a duration, not " + node.what());
        return Duration.ZERO;
    }

    /** The items of a list; absent is an empty list. */
    List<YamlNode> items(String key) {
        YamlNode node = node(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        findings.error(
                Rule.VALUE, node.place(), "\"" + key + "\" must be a list, not " + node.what());
        return List.of();
    }

    /** A list of single values, with their places. */
    List<YamlNode.Scalar> words(String key) {
        List<YamlNode.Scalar> words = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof YamlNode.Scalar scalar) {
                words.add(scalar);
            } else {
                findings.error(
                        Rule.VALUE, item.place(), "one word was expected here, not " + item.what());
            }
        }
        return words;
    }

    private String scalar(@Nullable YamlNode node, String key, String otherwise) {
        if (node == null) {
            return otherwise;
        }
        if (node instanceof YamlNode.Scalar scalar) {
            if (scalar.value().isBlank() && otherwise.isEmpty()) {
                findings.error(Rule.VALUE, node.place(), "\"" + key + "\" is empty");
            }
            return scalar.value().strip();
        }
        findings.error(
                Rule.VALUE, node.place(), "\"" + key + "\" must be a text, not " + node.what());
        return otherwise;
    }
}
