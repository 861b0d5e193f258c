package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A measured outcome (Data 2.4.5). Absent parts are null.
 *
 * @param score how well
 * @param success whether it succeeded
 * @param completion whether it was completed
 * @param response the learner's answer
 * @param duration ISO 8601 duration as received
 * @param extensions values by IRI; possibly empty
 */
public record Result(
        @Nullable Score score,
        @Nullable Boolean success,
        @Nullable Boolean completion,
        @Nullable String response,
        @Nullable String duration,
        Map<String, JsonNode> extensions) {
    static Result of(JsonNode node) {
        return new Result(
                Views.optional(node.get("score"), Score::of),
                Views.optional(node.get("success"), JsonNode::booleanValue),
                Views.optional(node.get("completion"), JsonNode::booleanValue),
                Views.text(node, "response"),
                Views.text(node, "duration"),
                Views.extensions(node));
    }
}
