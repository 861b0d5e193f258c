package nl.leerspoor.engine.workbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a learner typed, by name of the field. Free text: it never enters a statement (P-60).
 *
 * @param values as typed, with {@code \n} as line end; fields left empty are absent
 */
public record Answers(SortedMap<String, String> values) {
    /** Nothing typed yet. */
    public static final Answers NONE = new Answers(new TreeMap<>());

    /** Longest text of one field, in characters: about eight pages. */
    public static final int MAX_CHARS = 20_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Copies, drops empty fields and evens out line ends. */
    public Answers {
        TreeMap<String, String> clean = new TreeMap<>();
        values.forEach(
                (name, value) -> {
                    String text = value.replace("\r\n", "\n").replace('\r', '\n');
                    if (!text.isBlank()) {
                        clean.put(name, text);
                    }
                });
        values = java.util.Collections.unmodifiableSortedMap(clean);
    }

    /**
     * Answers by field.
     *
     * @param values as typed
     * @return a copy
     */
    public static Answers of(Map<String, String> values) {
        return new Answers(new TreeMap<>(values));
    }

    /**
     * Reads what {@link #json()} wrote.
     *
     * @param json object of strings
     * @return the same answers
     */
    public static Answers parse(String json) {
        try {
            return of(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            // Not the cause: its message quotes the text (P-60).
            throw new IllegalStateException("stored answers are not a JSON object of strings");
        }
    }

    /**
     * What was typed in a field.
     *
     * @param name {@code <entry>.<field>}
     * @return empty when nothing was
     */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /**
     * These answers with some fields changed.
     *
     * @param changed by name; an empty value clears the field
     * @return a copy
     */
    public Answers with(Map<String, String> changed) {
        TreeMap<String, String> all = new TreeMap<>(values);
        all.putAll(changed);
        return new Answers(all);
    }

    /**
     * The text as stored: equal answers give equal text.
     *
     * @return a JSON object with sorted names
     */
    public String json() {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings are always JSON", e);
        }
    }

    /**
     * Length of all that was typed, for the submission's statement.
     *
     * @return characters, names of fields not counted
     */
    public int length() {
        return values.values().stream().mapToInt(String::length).sum();
    }

    /**
     * Digest of {@link #json()}, for the submission's statement.
     *
     * @return lower-case hex SHA-256
     */
    public String sha2() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(json().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Never the text itself (P-60). */
    @Override
    public String toString() {
        return "Answers[" + values.size() + " fields, " + length() + " characters]";
    }
}
