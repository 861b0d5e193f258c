package nl.leerspoor.engine.exam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What the exam keeps as JSON: frozen forms, and statements that wait to be recorded. */
final class FrozenJson {
    // Forms kept before there was multiple choice hold their one right option as a text.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                    .build();

    private FrozenJson() {}

    static String write(ExamForm form) {
        return text(form);
    }

    static ExamForm form(String json) {
        try {
            return JSON.readValue(json, ExamForm.class);
        } catch (JsonProcessingException e) {
            // Not the cause: its message could quote the key (D-10).
            throw new IllegalStateException("a stored form is not what this version wrote");
        }
    }

    static String write(List<String> statements) {
        return text(statements);
    }

    static List<String> statements(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored statements are not a JSON array of strings", e);
        }
    }

    static String sha2(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of strings are always JSON", e);
        }
    }
}
