package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Rules for what a statement is about (Data 2.4.4). */
final class ObjectRules {
    private static final Set<String> ACTIVITY = Set.of("objectType", "id", "definition");
    private static final Set<String> REFERENCE = Set.of("objectType", "id");
    private static final Set<String> COMPONENT = Set.of("id", "description");
    private static final Map<String, Set<String>> COMPONENT_LISTS =
            Map.of(
                    "choice", Set.of("choices"),
                    "sequencing", Set.of("choices"),
                    "likert", Set.of("scale"),
                    "matching", Set.of("source", "target"),
                    "performance", Set.of("steps"),
                    "true-false", Set.of(),
                    "fill-in", Set.of(),
                    "long-fill-in", Set.of(),
                    "numeric", Set.of(),
                    "other", Set.of());
    private static final Set<String> LISTS =
            Set.of("choices", "scale", "source", "target", "steps");
    private static final Set<String> DEFINITION =
            Set.of(
                    "name",
                    "description",
                    "type",
                    "moreInfo",
                    "extensions",
                    "interactionType",
                    "correctResponsesPattern",
                    "choices",
                    "scale",
                    "source",
                    "target",
                    "steps");

    private ObjectRules() {}

    /** Any object; inside a sub-statement no further sub-statement (Data 2.4.4.3). */
    static void object(Checks checks, JsonNode node, String pointer, boolean nested) {
        if (!checks.object(node, pointer, "Data 2.4.4")) {
            return;
        }
        JsonNode type = node.get("objectType");
        if (type == null) {
            activity(checks, node, pointer);
            return;
        }
        switch (type.isTextual() ? type.asText() : "") {
            case "Activity" -> activity(checks, node, pointer);
            case "Agent" -> ActorRules.agent(checks, node, pointer);
            case "Group" -> ActorRules.group(checks, node, pointer);
            case "StatementRef" -> reference(checks, node, pointer);
            case "SubStatement" -> {
                if (nested) {
                    checks.refuse(
                            pointer, "Data 2.4.4.3", "a sub-statement cannot contain another");
                } else {
                    StatementRules.subStatement(checks, node, pointer);
                }
            }
            default ->
                    checks.refuse(
                            Checks.at(pointer, "objectType"),
                            "Data 2.4.4",
                            "must be Activity, Agent, Group, SubStatement or StatementRef");
        }
    }

    static void reference(Checks checks, JsonNode node, String pointer) {
        String rule = "Data 2.4.4.3";
        if (!checks.object(node, pointer, rule, REFERENCE)) {
            return;
        }
        if (checks.required(node, "objectType", pointer, rule) != null) {
            checks.string(
                    node,
                    "objectType",
                    pointer,
                    rule,
                    "StatementRef"::equals,
                    "the word StatementRef");
        }
        checks.required(node, "id", pointer, rule);
        checks.uuid(node, "id", pointer, rule);
    }

    static void activity(Checks checks, JsonNode node, String pointer) {
        String rule = "Data 2.4.4.1";
        if (!checks.object(node, pointer, rule, ACTIVITY)) {
            return;
        }
        checks.string(node, "objectType", pointer, rule, "Activity"::equals, "the word Activity");
        checks.required(node, "id", pointer, rule);
        checks.iri(node, "id", pointer, rule);
        JsonNode definition = node.get("definition");
        if (definition != null) {
            definition(checks, definition, Checks.at(pointer, "definition"));
        }
    }

    private static void definition(Checks checks, JsonNode node, String pointer) {
        String rule = "Data 2.4.4.1";
        if (!checks.object(node, pointer, rule, DEFINITION)) {
            return;
        }
        checks.languageMap(node, "name", pointer);
        checks.languageMap(node, "description", pointer);
        checks.iri(node, "type", pointer, rule);
        checks.iri(node, "moreInfo", pointer, rule);
        checks.extensions(node, pointer);
        interaction(checks, node, pointer);
    }

    /** Data 2.4.4.1, interaction activities. */
    private static void interaction(Checks checks, JsonNode node, String pointer) {
        String rule = "Data 2.4.4.1";
        JsonNode type = node.get("interactionType");
        Set<String> supported = LISTS;
        if (type != null) {
            boolean known =
                    checks.string(
                            type,
                            Checks.at(pointer, "interactionType"),
                            rule,
                            COMPONENT_LISTS::containsKey,
                            "one of the ten interaction types");
            supported = known ? COMPONENT_LISTS.getOrDefault(type.asText(), LISTS) : LISTS;
        } else if (node.has("correctResponsesPattern") || LISTS.stream().anyMatch(node::has)) {
            checks.refuse(pointer, rule, "an interaction activity needs an interactionType");
        }
        JsonNode patterns = node.get("correctResponsesPattern");
        if (patterns != null) {
            strings(checks, patterns, Checks.at(pointer, "correctResponsesPattern"), rule);
        }
        for (String list : LISTS) {
            JsonNode components = node.get(list);
            if (components == null) {
                continue;
            }
            if (!supported.contains(list)) {
                checks.refuse(
                        Checks.at(pointer, list), rule, "this interaction type has no such list");
            }
            components(checks, components, Checks.at(pointer, list));
        }
    }

    static void strings(Checks checks, JsonNode node, String pointer, String rule) {
        if (!node.isArray()) {
            checks.refuse(pointer, rule, "must be an array of strings");
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            checks.string(node.get(i), pointer + "/" + i, rule, t -> true, "text");
        }
    }

    private static void components(Checks checks, JsonNode node, String pointer) {
        String rule = "Data 2.4.4.1";
        if (!node.isArray()) {
            checks.refuse(pointer, rule, "must be an array of interaction components");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < node.size(); i++) {
            JsonNode component = node.get(i);
            String place = pointer + "/" + i;
            if (!checks.object(component, place, rule, COMPONENT)) {
                continue;
            }
            JsonNode id = checks.required(component, "id", place, rule);
            if (id != null
                    && checks.string(id, place + "/id", rule, t -> !t.isEmpty(), "some text")
                    && !seen.add(id.asText())) {
                checks.refuse(place + "/id", rule, "the ids in a list are distinct");
            }
            checks.languageMap(component, "description", place);
        }
    }
}
