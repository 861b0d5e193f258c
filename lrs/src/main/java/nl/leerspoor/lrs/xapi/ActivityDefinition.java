package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an activity (Data 2.4.4.1). Absent parts are null or empty.
 *
 * @param name names by language tag
 * @param description descriptions by language tag
 * @param type activity type IRI
 * @param moreInfo IRL of a page for people
 * @param interactionType kind of question
 * @param correctResponsesPattern correct answers; null when not said, empty when none is correct
 * @param extensions values by IRI
 * @param json the whole definition as received
 */
public record ActivityDefinition(
        Map<String, String> name,
        Map<String, String> description,
        @Nullable String type,
        @Nullable String moreInfo,
        @Nullable String interactionType,
        @Nullable List<String> correctResponsesPattern,
        Map<String, JsonNode> extensions,
        JsonNode json) {
    static ActivityDefinition of(JsonNode node) {
        return new ActivityDefinition(
                Views.languages(node.path("name")),
                Views.languages(node.path("description")),
                Views.text(node, "type"),
                Views.text(node, "moreInfo"),
                Views.text(node, "interactionType"),
                Views.optional(
                        node.get("correctResponsesPattern"), n -> Views.list(n, JsonNode::asText)),
                Views.extensions(node),
                node);
    }
}
