package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An individual (Data 2.4.2.1).
 *
 * @param ifi identifier
 * @param name display name; null when none was given
 */
public record Agent(Ifi ifi, @Nullable String name) implements Actor {

    static Agent of(JsonNode node) {
        return new Agent(Ifi.of(node).orElseThrow(), Views.text(node, "name"));
    }

    @Override
    public Optional<Ifi> identity() {
        return Optional.of(ifi);
    }

    @Override
    public Stream<Ifi> identities() {
        return Stream.of(ifi);
    }
}
