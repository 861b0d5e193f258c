package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** What was acted on (Data 2.4.4). */
public sealed interface StatementObject permits Activity, Actor, StatementRef, SubStatement {

    /** Identities the agent filter finds a statement with this object by (Communication 2.1.3). */
    default Stream<Ifi> identities() {
        return Stream.empty();
    }

    /** Reads a checked object. */
    static StatementObject of(JsonNode node) {
        return switch (node.path("objectType").asText("Activity")) {
            case "Agent", "Group" -> Actor.of(node);
            case "StatementRef" -> StatementRef.of(node);
            case "SubStatement" -> SubStatement.of(node);
            default -> Activity.of(node);
        };
    }
}
