package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What was done (Data 2.4.3).
 *
 * @param id IRI
 * @param display names by language tag, in the order received; possibly empty
 */
public record Verb(String id, Map<String, String> display) {
    /** The reserved verb that voids another statement (Data 2.3.2). */
    public static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

    static Verb of(JsonNode node) {
        return new Verb(node.path("id").asText(), Views.languages(node.path("display")));
    }
}
