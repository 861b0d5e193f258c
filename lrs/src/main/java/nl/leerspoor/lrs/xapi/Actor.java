package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who did it: an agent or a group (Data 2.4.2). It can also be what was acted on. */
public sealed interface Actor extends StatementObject permits Agent, Group {

    /** Display name; null when none was given. */
    @Nullable String name();

    /** The identifier; empty for an anonymous group. */
    Optional<Ifi> identity();

    /**
     * Every identity this actor adds to the statement index, members included (Communication 2.1.3,
     * agent filter).
     */
    @Override
    Stream<Ifi> identities();

    /**
     * Reads an agent or identified group from a parameter or another trusted place.
     *
     * @param pointer where it was, for the violations
     * @throws ProblemException INVALID_INPUT with every violation
     */
    static Actor parse(String json, String pointer, XapiVersion version) {
        JsonNode node = Json.parse(json, pointer);
        Checks checks = new Checks(version);
        ActorRules.actor(checks, node, pointer);
        checks.done("invalid agent");
        return of(node);
    }

    /** Reads a checked actor. */
    static Actor of(JsonNode node) {
        return "Group".equals(node.path("objectType").asText()) ? Group.of(node) : Agent.of(node);
    }
}
