package nl.leerspoor.lrs.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.leerspoor.lrs.xapi.Json;
import org.jspecify.annotations.Nullable;

/** How statements are answered (Communication 2.1.3, format). */
enum StatementFormat {
    /** Only what identifies agents, activities, verbs and groups. */
    IDS,
    /** As received. */
    EXACT,
    /** Activities as last defined, every language map with one language. */
    CANONICAL;

    private static final Set<String> IDENTIFIERS =
            Set.of("objectType", "mbox", "mbox_sha1sum", "openid", "account");

    /** The format by its name on the wire; null for an unknown name. */
    static @Nullable StatementFormat find(@Nullable String name) {
        if (name == null || name.equals("exact")) {
            return EXACT;
        }
        return switch (name) {
            case "ids" -> IDS;
            case "canonical" -> CANONICAL;
            default -> null;
        };
    }

    /**
     * The statement in this format.
     *
     * @param exact the whole statement
     * @param definitions the canonical definition by activity IRI
     * @param languages what the reader understands
     */
    String apply(
            String exact, Function<String, Optional<JsonNode>> definitions, Languages languages) {
        if (this == EXACT) {
            return exact;
        }
        ObjectNode statement = (ObjectNode) Json.trusted(exact.getBytes(StandardCharsets.UTF_8));
        if (this == IDS) {
            ids(statement);
        } else {
            canonical(statement, definitions, languages);
        }
        return new String(Json.write(statement), StandardCharsets.UTF_8);
    }

    private static void ids(ObjectNode statement) {
        on(statement.get("actor"), StatementFormat::minimal);
        on(statement.get("authority"), StatementFormat::minimal);
        on(statement.get("verb"), verb -> verb.retain("id"));
        ObjectNode object = (ObjectNode) statement.get("object");
        switch (object.path("objectType").asText("Activity")) {
            case "Activity" -> object.remove("definition");
            case "Agent", "Group" -> minimal(object);
            case "SubStatement" -> ids(object);
            default -> {} // a reference is an id already
        }
        on(
                statement.get("context"),
                context -> {
                    on(context.get("instructor"), StatementFormat::minimal);
                    on(context.get("team"), StatementFormat::minimal);
                    activities(context, activity -> activity.remove("definition"));
                    for (String list : new String[] {"contextAgents", "contextGroups"}) {
                        for (JsonNode entry : context.path(list)) {
                            on(entry.get("agent"), StatementFormat::minimal);
                            on(entry.get("group"), StatementFormat::minimal);
                        }
                    }
                });
    }

    /** An anonymous group is known by its members only. */
    private static void minimal(ObjectNode actor) {
        boolean identified =
                actor.has("mbox")
                        || actor.has("mbox_sha1sum")
                        || actor.has("openid")
                        || actor.has("account");
        if (!identified) {
            actor.path("member").forEach(m -> on(m, StatementFormat::minimal));
            actor.retain("objectType", "member");
        } else {
            actor.retain(IDENTIFIERS);
        }
    }

    private static void canonical(
            ObjectNode statement,
            Function<String, Optional<JsonNode>> definitions,
            Languages languages) {
        Consumer<ObjectNode> activity =
                node -> {
                    definitions
                            .apply(node.path("id").asText())
                            .ifPresent(d -> node.set("definition", d.deepCopy()));
                    on(node.get("definition"), languages::narrowDefinition);
                };
        on(statement.get("verb"), verb -> on(verb.get("display"), languages::narrow));
        ObjectNode object = (ObjectNode) statement.get("object");
        switch (object.path("objectType").asText("Activity")) {
            case "Activity" -> activity.accept(object);
            case "SubStatement" -> canonical(object, definitions, languages);
            default -> {} // agents and groups stay as they were received
        }
        on(statement.get("context"), context -> activities(context, activity));
    }

    private static void activities(ObjectNode context, Consumer<ObjectNode> change) {
        for (JsonNode list : context.path("contextActivities")) {
            list.forEach(activity -> on(activity, change));
        }
    }

    private static void on(@Nullable JsonNode node, Consumer<ObjectNode> change) {
        if (node instanceof ObjectNode object) {
            change.accept(object);
        }
    }
}
