package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A statement inside a statement that did not itself happen (Data 2.4.4.3).
 *
 * @param actor who
 * @param verb did
 * @param object what; never another sub-statement
 * @param result outcome; null when none
 * @param context context; null when none
 * @param timestamp when, possibly in the future; null when none
 */
public record SubStatement(
        Actor actor,
        Verb verb,
        StatementObject object,
        @Nullable Result result,
        @Nullable Context context,
        @Nullable String timestamp)
        implements StatementObject {

    static SubStatement of(JsonNode node) {
        return new SubStatement(
                Actor.of(node.path("actor")),
                Verb.of(node.path("verb")),
                StatementObject.of(node.path("object")),
                Views.optional(node.get("result"), Result::of),
                Views.optional(node.get("context"), Context::of),
                Views.text(node, "timestamp"));
    }
}
