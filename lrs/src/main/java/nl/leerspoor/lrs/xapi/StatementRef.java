package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * A pointer to another statement (Data 2.4.4.3).
 *
 * @param id the statement pointed to, which need not exist
 */
public record StatementRef(UUID id) implements StatementObject {
    static StatementRef of(JsonNode node) {
        return new StatementRef(UUID.fromString(node.path("id").asText()));
    }
}
