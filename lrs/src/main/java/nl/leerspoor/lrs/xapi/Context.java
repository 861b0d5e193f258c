package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What gives a statement more meaning (Data 2.4.6). Absent parts are null or empty.
 *
 * @param registration the registration it belongs to
 * @param instructor who taught or judged
 * @param team with whom
 * @param parent activities directly above the object
 * @param grouping activities further above
 * @param category tags, such as the profile followed
 * @param other other activities
 * @param revision revision of the activity
 * @param platform system it happened on
 * @param language RFC 5646 tag
 * @param statement another statement as context; it does not affect filters
 * @param extensions values by IRI
 * @param contextAgents further agents and groups (2.0 only), with their relevant types
 */
public record Context(
        @Nullable UUID registration,
        @Nullable Actor instructor,
        @Nullable Actor team,
        List<Activity> parent,
        List<Activity> grouping,
        List<Activity> category,
        List<Activity> other,
        @Nullable String revision,
        @Nullable String platform,
        @Nullable String language,
        @Nullable StatementRef statement,
        Map<String, JsonNode> extensions,
        List<ContextAgent> contextAgents) {

    /**
     * An agent or group related to the statement (IEEE 9274.1.1).
     *
     * @param actor who
     * @param relevantTypes IRIs that say how; possibly empty
     */
    public record ContextAgent(Actor actor, List<String> relevantTypes) {}

    static Context of(JsonNode node) {
        JsonNode activities = node.path("contextActivities");
        return new Context(
                Views.optional(node.get("registration"), n -> UUID.fromString(n.asText())),
                Views.optional(node.get("instructor"), Actor::of),
                Views.optional(node.get("team"), Actor::of),
                activities(activities.path("parent")),
                activities(activities.path("grouping")),
                activities(activities.path("category")),
                activities(activities.path("other")),
                Views.text(node, "revision"),
                Views.text(node, "platform"),
                Views.text(node, "language"),
                Views.optional(node.get("statement"), StatementRef::of),
                Views.extensions(node),
                Stream.concat(
                                related(node.path("contextAgents"), "agent"),
                                related(node.path("contextGroups"), "group"))
                        .toList());
    }

    /** Every context activity, whatever its role. */
    public Stream<Activity> activities() {
        return Stream.of(parent, grouping, category, other).flatMap(List::stream);
    }

    /** A single activity is an array of one (Data 2.4.6.2). */
    private static List<Activity> activities(JsonNode node) {
        return node.isObject() ? List.of(Activity.of(node)) : Views.list(node, Activity::of);
    }

    private static Stream<ContextAgent> related(JsonNode nodes, String property) {
        return Views.list(
                nodes,
                n ->
                        new ContextAgent(
                                Actor.of(n.path(property)),
                                Views.list(n.path("relevantTypes"), JsonNode::asText)))
                .stream();
    }
}
