package nl.leerspoor.lrs.neighbour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.leerspoor.lrs.internal.store.NeighbourRow;
import nl.leerspoor.lrs.xapi.Actor;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/** Neighbours as they are kept in the database: JSON, without the secret. */
final class NeighbourJson {
    private NeighbourJson() {}

    static String write(Neighbour neighbour) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("address", neighbour.address().toString());
        if (neighbour instanceof Neighbour.Forward forward) {
            node.put("key", forward.key());
            node.put("version", forward.version().text());
            node.put("batch", forward.batch());
        } else if (neighbour instanceof Neighbour.Pull pull) {
            node.put("key", pull.key());
            node.put("version", pull.version().text());
            node.put("page", pull.page());
            node.put("everySeconds", pull.every().toSeconds());
            node.put("lagSeconds", pull.lag().toSeconds());
        } else if (neighbour instanceof Neighbour.Webhook webhook) {
            node.put("full", webhook.full());
            node.put("batch", webhook.batch());
            node.put("tries", webhook.tries());
        }
        selection(neighbour.selection(), node);
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }

    private static void selection(Selection selection, ObjectNode node) {
        if (!selection.verbs().isEmpty()) {
            ArrayNode verbs = node.putArray("verbs");
            selection.verbs().stream().sorted().forEach(verbs::add);
        }
        if (selection.activityPrefix() != null) {
            node.put("activityPrefix", selection.activityPrefix());
        }
        if (selection.agent() != null) {
            node.set("agent", selection.agent().toAgent());
        }
        if (selection.registration() != null) {
            node.put("registration", selection.registration().toString());
        }
    }

    static Neighbour read(NeighbourRow row, @Nullable String secret) {
        JsonNode node = Json.trusted(row.settings.getBytes(StandardCharsets.UTF_8));
        URI address = URI.create(node.path("address").asText());
        String key = node.path("key").asText();
        XapiVersion version =
                XapiVersion.find(node.path("version").asText()).orElse(XapiVersion.V1_0_3);
        Selection selection = selection(node);
        return switch (row.kind) {
            case "forward" ->
                    new Neighbour.Forward(
                            row.name,
                            address,
                            key,
                            secret,
                            version,
                            selection,
                            node.path("batch").asInt());
            case "pull" ->
                    new Neighbour.Pull(
                            row.name,
                            address,
                            key,
                            secret,
                            version,
                            selection,
                            node.path("page").asInt(),
                            Duration.ofSeconds(node.path("everySeconds").asLong()),
                            Duration.ofSeconds(node.path("lagSeconds").asLong()));
            case "webhook" ->
                    new Neighbour.Webhook(
                            row.name,
                            address,
                            secret,
                            selection,
                            node.path("full").asBoolean(),
                            node.path("batch").asInt(),
                            node.path("tries").asInt());
            default -> throw new IllegalStateException("not a kind of neighbour: " + row.kind);
        };
    }

    private static Selection selection(JsonNode node) {
        Set<String> verbs = new TreeSet<>();
        node.path("verbs").forEach(v -> verbs.add(v.asText()));
        JsonNode agent = node.get("agent");
        Ifi ifi =
                agent == null
                        ? null
                        : Actor.parse(agent.toString(), "agent", XapiVersion.V1_0_3)
                                .identity()
                                .orElseThrow();
        JsonNode registration = node.get("registration");
        JsonNode prefix = node.get("activityPrefix");
        return new Selection(
                verbs,
                prefix == null ? null : prefix.asText(),
                ifi,
                registration == null ? null : UUID.fromString(registration.asText()));
    }
}
