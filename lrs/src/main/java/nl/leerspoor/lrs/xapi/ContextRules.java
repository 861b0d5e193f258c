package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for the context of a statement (Data 2.4.6). */
final class ContextRules {
    private static final String RULE = "Data 2.4.6";
    private static final Set<String> CONTEXT =
            Set.of(
                    "registration",
                    "instructor",
                    "team",
                    "contextActivities",
                    "revision",
                    "platform",
                    "language",
                    "statement",
                    "extensions");
    private static final Set<String> CONTEXT_2 = new HashSet<>(CONTEXT);
    private static final Set<String> ROLES = Set.of("parent", "grouping", "category", "other");

    static {
        CONTEXT_2.add("contextAgents");
        CONTEXT_2.add("contextGroups");
    }

    private ContextRules() {}

    static void context(Checks checks, JsonNode node, String pointer, @Nullable JsonNode object) {
        boolean two = checks.version() == XapiVersion.V2_0;
        if (!checks.object(node, pointer, RULE, two ? CONTEXT_2 : CONTEXT)) {
            return;
        }
        checks.uuid(node, "registration", pointer, "Data 2.4.6.1");
        JsonNode instructor = node.get("instructor");
        if (instructor != null) {
            ActorRules.actor(checks, instructor, pointer + "/instructor");
        }
        JsonNode team = node.get("team");
        if (team != null) {
            ActorRules.group(checks, team, pointer + "/team");
        }
        JsonNode activities = node.get("contextActivities");
        if (activities != null) {
            activities(checks, activities, pointer + "/contextActivities");
        }
        for (String name : new String[] {"revision", "platform"}) {
            checks.text(node, name, pointer, RULE);
            if (node.has(name) && object != null && !isActivity(object)) {
                checks.refuse(pointer + "/" + name, RULE, "only when the object is an activity");
            }
        }
        checks.string(
                node,
                "language",
                pointer,
                RULE,
                Formats::isLanguageTag,
                "an RFC 5646 language tag");
        JsonNode statement = node.get("statement");
        if (statement != null) {
            ObjectRules.reference(checks, statement, pointer + "/statement");
        }
        checks.extensions(node, pointer);
        if (two) {
            related(checks, node, pointer, "contextAgents", "agent");
            related(checks, node, pointer, "contextGroups", "group");
        }
    }

    private static boolean isActivity(JsonNode object) {
        return object.path("objectType").asText("Activity").equals("Activity");
    }

    private static void activities(Checks checks, JsonNode node, String pointer) {
        String rule = "Data 2.4.6.2";
        if (!checks.object(node, pointer, rule, ROLES)) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String place = Checks.at(pointer, entry.getKey());
            JsonNode value = entry.getValue();
            if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    ObjectRules.activity(checks, value.get(i), place + "/" + i);
                }
            } else if (ROLES.contains(entry.getKey())) {
                ObjectRules.activity(checks, value, place);
            }
        }
    }

    /** IEEE 9274.1.1: contextAgents and contextGroups. */
    private static void related(
            Checks checks, JsonNode node, String pointer, String list, String property) {
        String rule = "2.0 Data 4.2.4.2";
        JsonNode nodes = node.get(list);
        if (nodes == null) {
            return;
        }
        String place = pointer + "/" + list;
        if (!nodes.isArray()) {
            checks.refuse(place, rule, "must be an array");
            return;
        }
        String objectType = list.substring(0, list.length() - 1);
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode entry = nodes.get(i);
            String at = place + "/" + i;
            if (!checks.object(entry, at, rule, Set.of("objectType", property, "relevantTypes"))) {
                continue;
            }
            checks.required(entry, "objectType", at, rule);
            checks.string(entry, "objectType", at, rule, objectType::equals, objectType);
            JsonNode actor = checks.required(entry, property, at, rule);
            if (actor != null && property.equals("agent")) {
                ActorRules.agent(checks, actor, at + "/agent");
            } else if (actor != null) {
                ActorRules.group(checks, actor, at + "/group");
            }
            relevantTypes(checks, entry.get("relevantTypes"), at + "/relevantTypes", rule);
        }
    }

    private static void relevantTypes(
            Checks checks, @Nullable JsonNode types, String pointer, String rule) {
        if (types == null) {
            return;
        }
        if (!types.isArray() || types.isEmpty()) {
            checks.refuse(pointer, rule, "must be an array of IRIs with at least one");
            return;
        }
        for (int i = 0; i < types.size(); i++) {
            checks.string(types.get(i), pointer + "/" + i, rule, Formats::isIri, "an IRI");
        }
    }
}
