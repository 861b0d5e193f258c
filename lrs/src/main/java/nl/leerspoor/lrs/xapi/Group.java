package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A collection of agents (Data 2.4.2.2).
 *
 * @param ifi identifier; null in an anonymous group
 * @param name display name; null when none was given
 * @param members the agents in it; in an identified group possibly empty
 */
public record Group(@Nullable Ifi ifi, @Nullable String name, List<Agent> members)
        implements Actor {

    /** Keeps its own copy. */
    public Group {
        members = List.copyOf(members);
    }

    static Group of(JsonNode node) {
        return new Group(
                Ifi.of(node).orElse(null),
                Views.text(node, "name"),
                Views.list(node.path("member"), Agent::of));
    }

    @Override
    public Optional<Ifi> identity() {
        return Optional.ofNullable(ifi);
    }

    @Override
    public Stream<Ifi> identities() {
        return Stream.concat(Stream.ofNullable(ifi), members.stream().map(Agent::ifi));
    }
}
