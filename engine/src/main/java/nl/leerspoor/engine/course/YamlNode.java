package nl.leerspoor.engine.course;

import java.util.List;
import java.util.Map;

/** A piece of YAML with its place. */
sealed interface YamlNode {
    Place place();

    /** What it is, for messages. */
    String what();

    /** One value; YAML's own types play no part, the reader of a key knows what it wants. */
    record Scalar(String value, boolean plain, Place place) implements YamlNode {
        @Override
        public String what() {
            return "the text \"" + value + "\"";
        }

        /** {@code key:} without anything behind it, or {@code null}. */
        boolean isNull() {
            return plain && (value.isEmpty() || value.equals("null") || value.equals("~"));
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items, Place place) implements YamlNode {
        @Override
        public String what() {
            return "a list";
        }
    }

    /** Keys with values, in order. */
    record Mapping(Map<String, Entry> entries, Place place) implements YamlNode {
        @Override
        public String what() {
            return "a group of keys";
        }
    }

    /** One key with its value. */
    record Entry(String key, Place place, YamlNode value) {}
}
