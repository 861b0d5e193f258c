package nl.leerspoor.authoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a SCORM 1.2 host keeps of its learners, by package and learner: data-model elements with
 * their values. In memory; thread-safe.
 */
final class LearnerData {
    private static final JsonFactory JSON = new JsonFactory();

    private record Key(String content, String learner) {}

    private final Map<Key, SortedMap<String, String>> data = new java.util.HashMap<>();

    /** A copy of what is kept. */
    synchronized SortedMap<String, String> find(String content, String learner) {
        return new TreeMap<>(data.getOrDefault(new Key(content, learner), new TreeMap<>()));
    }

    /** What a launch starts with (SCORM 1.2 RTE 3.4.2): kept values and those the LMS sets. */
    SortedMap<String, String> launch(String content, String learner, String mode) {
        SortedMap<String, String> kept = find(content, learner);
        String exit = kept.getOrDefault("cmi.core.exit", "");
        String status = kept.getOrDefault("cmi.core.lesson_status", "not attempted");
        boolean first = kept.isEmpty() || status.equals("not attempted");
        kept.remove("cmi.core.exit"); // write-only for content
        kept.remove("cmi.core.session_time");
        kept.values().removeIf(String::isEmpty);
        kept.put("cmi.core.student_id", learner);
        kept.put("cmi.core.student_name", "Voorbeeld, " + learner);
        kept.put("cmi.core.credit", mode.equals("normal") ? "credit" : "no-credit");
        kept.put("cmi.core.lesson_mode", mode);
        kept.put("cmi.core.entry", first ? "ab-initio" : exit.equals("suspend") ? "resume" : "");
        return kept;
    }

    /**
     * Keeps a commit.
     *
     * @param json a flat object of element names and values; other values are left out
     */
    synchronized void commit(String content, String learner, byte[] json) throws IOException {
        SortedMap<String, String> kept =
                data.computeIfAbsent(new Key(content, learner), key -> new TreeMap<>());
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("a commit is a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                    parser.skipChildren();
                } else if (value != JsonToken.VALUE_NULL) {
                    kept.put(name, parser.getText());
                }
            }
        }
    }

    /** Forgets one learner, as "new attempt" does. */
    synchronized void reset(String content, String learner) {
        data.remove(new Key(content, learner));
    }
}
