package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of an attachment (Data 2.4.11).
 *
 * @param usageType IRI that says what it is for
 * @param display titles by language tag
 * @param contentType media type
 * @param length octets
 * @param sha2 hex hash of the data, as received
 * @param fileUrl where the data can be fetched; null when it travels with the statement
 */
public record Attachment(
        String usageType,
        Map<String, String> display,
        String contentType,
        long length,
        String sha2,
        @Nullable String fileUrl) {
    /** The usage type of a signature (Data 2.6). */
    public static final String SIGNATURE = "http://adlnet.gov/expapi/attachments/signature";

    static Attachment of(JsonNode node) {
        return new Attachment(
                node.path("usageType").asText(),
                Views.languages(node.path("display")),
                node.path("contentType").asText(),
                node.path("length").asLong(),
                node.path("sha2").asText(),
                Views.text(node, "fileUrl"));
    }
}
