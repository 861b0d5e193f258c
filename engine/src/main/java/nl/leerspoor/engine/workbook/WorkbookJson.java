package nl.leerspoor.engine.workbook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nl.leerspoor.engine.course.Prose;

/** The form of a part as it is kept with a submission. */
final class WorkbookJson {
    private static final int VERSION_DIGITS = 8;

    // Forms of years ago may carry properties this version dropped.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addMixIn(Prose.class, KeptProse.class)
                    .build();

    private WorkbookJson() {}

    /** Prose as forms have kept it from the start, however a course holds it. */
    private abstract static class KeptProse {
        @JsonCreator
        @SuppressWarnings("unused") // Jackson reads names and types only
        KeptProse(@JsonProperty("markdown") String markdown) {}

        @JsonProperty("markdown")
        abstract String markdown();
    }

    static String write(PartForm form) {
        return text(form);
    }

    static PartForm form(String json) {
        try {
            return JSON.readValue(json, PartForm.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored workbook form does not read back", e);
        }
    }

    /** Content version of the course and a digest of the rubric: two equal ones are one rubric. */
    static String rubricVersion(String courseVersion, PartForm form) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text(form.rubric()).getBytes(StandardCharsets.UTF_8));
            return courseVersion
                    + "-"
                    + HexFormat.of().formatHex(digest).substring(0, VERSION_DIGITS);
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
