package nl.leerspoor.authoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.leerspoor.authoring.PreviewChoice.Attempt;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.cmi5.LaunchMode;

/**
 * What a SCORM host of either edition keeps of its learners: data-model elements with their values.
 * In memory; thread-safe.
 */
final class LearnerData {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String SUSPEND = "suspend";

    private final Map<Attempt, SortedMap<String, String>> data = new HashMap<>();

    /** A copy of what is kept. */
    synchronized SortedMap<String, String> find(Attempt attempt) {
        return new TreeMap<>(data.getOrDefault(attempt, new TreeMap<>()));
    }

    /** What a launch starts with: kept values and those the LMS sets. */
    SortedMap<String, String> launch(Attempt attempt, LaunchMode mode) {
        SortedMap<String, String> kept = find(attempt);
        kept.values().removeIf(String::isEmpty);
        if (attempt.format() == PackageFormat.SCORM12) {
            scorm12(kept, attempt.learner(), mode);
        } else {
            scorm2004(kept, attempt.learner(), mode);
        }
        return kept;
    }

    /** SCORM 1.2 RTE 3.4.2: everything is there again, whatever the exit was. */
    private static void scorm12(SortedMap<String, String> cmi, String learner, LaunchMode mode) {
        String status = cmi.getOrDefault("cmi.core.lesson_status", "not attempted");
        boolean suspended = SUSPEND.equals(cmi.remove("cmi.core.exit"));
        cmi.remove("cmi.core.session_time"); // as exit, write-only for content
        cmi.put("cmi.core.student_id", learner);
        cmi.put("cmi.core.student_name", "Voorbeeld, " + learner);
        cmi.put("cmi.core.credit", credit(mode));
        cmi.put("cmi.core.lesson_mode", PreviewChoice.word(mode));
        cmi.put(
                "cmi.core.entry",
                status.equals("not attempted") ? "ab-initio" : suspended ? "resume" : "");
    }

    /** SCORM 2004 RTE 4.2.8: only who left with "suspend" goes on; anything else starts anew. */
    private static void scorm2004(SortedMap<String, String> cmi, String learner, LaunchMode mode) {
        boolean suspended = SUSPEND.equals(cmi.remove("cmi.exit"));
        cmi.remove("cmi.session_time");
        if (!suspended) {
            cmi.clear();
        }
        cmi.put("cmi.learner_id", learner);
        cmi.put("cmi.learner_name", "Voorbeeld, " + learner);
        cmi.put("cmi.credit", credit(mode));
        cmi.put("cmi.mode", PreviewChoice.word(mode));
        cmi.put("cmi.entry", suspended ? "resume" : "ab-initio");
    }

    private static String credit(LaunchMode mode) {
        return mode == LaunchMode.NORMAL ? "credit" : "no-credit";
    }

    /**
     * Keeps a commit.
     *
     * @param json a flat object of element names and values; other values are left out
     */
    synchronized void commit(Attempt attempt, byte[] json) throws IOException {
        SortedMap<String, String> told = new TreeMap<>();
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
                    told.put(name, parser.getText());
                }
            }
        }
        data.computeIfAbsent(attempt, key -> new TreeMap<>()).putAll(told);
    }

    /** Forgets one learner, as "new attempt" does. */
    synchronized void reset(Attempt attempt) {
        data.remove(attempt);
    }
}
