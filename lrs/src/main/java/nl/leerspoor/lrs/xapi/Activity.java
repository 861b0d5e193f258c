package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be experienced (Data 2.4.4.1).
 *
 * @param id IRI
 * @param definition what is known about it; null when nothing was sent
 */
public record Activity(String id, @Nullable ActivityDefinition definition)
        implements StatementObject {
    static Activity of(JsonNode node) {
        return new Activity(
                node.path("id").asText(),
                Views.optional(node.get("definition"), ActivityDefinition::of));
    }
}
