package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Rules for agents, groups and authorities (Data 2.4.2, 2.4.9). */
final class ActorRules {
    private static final Set<String> AGENT =
            Set.of("objectType", "name", "mbox", "mbox_sha1sum", "openid", "account");
    private static final Set<String> GROUP =
            Set.of("objectType", "name", "mbox", "mbox_sha1sum", "openid", "account", "member");
    private static final Set<String> ACCOUNT = Set.of("homePage", "name");

    private ActorRules() {}

    /** An agent or a group; without objectType it is an agent. */
    static void actor(Checks checks, JsonNode node, String pointer) {
        if (!checks.object(node, pointer, "Data 2.4.2")) {
            return;
        }
        JsonNode type = node.get("objectType");
        if (type == null || (type.isTextual() && type.asText().equals("Agent"))) {
            agent(checks, node, pointer);
        } else if (type.isTextual() && type.asText().equals("Group")) {
            group(checks, node, pointer);
        } else {
            checks.refuse(Checks.at(pointer, "objectType"), "Data 2.4.2", "must be Agent or Group");
        }
    }

    /** Data 2.4.2.1: exactly one identifier. */
    static void agent(Checks checks, JsonNode node, String pointer) {
        if (!checks.object(node, pointer, "Data 2.4.2.1", AGENT)) {
            return;
        }
        checks.string(
                node, "objectType", pointer, "Data 2.4.2.1", "Agent"::equals, "the word Agent");
        checks.text(node, "name", pointer, "Data 2.4.2.1");
        if (identifiers(checks, node, pointer) != 1) {
            checks.refuse(
                    pointer,
                    "Data 2.4.2.1",
                    "an agent has exactly one of mbox, mbox_sha1sum, openid and account");
        }
    }

    /** Data 2.4.2.2: at most one identifier; members when there is none. */
    static void group(Checks checks, JsonNode node, String pointer) {
        if (!checks.object(node, pointer, "Data 2.4.2.2", GROUP)) {
            return;
        }
        JsonNode type = node.get("objectType");
        if (type == null || !type.isTextual() || !type.asText().equals("Group")) {
            checks.refuse(Checks.at(pointer, "objectType"), "Data 2.4.2.2", "must be Group");
        }
        checks.text(node, "name", pointer, "Data 2.4.2.2");
        int identifiers = identifiers(checks, node, pointer);
        if (identifiers > 1) {
            checks.refuse(pointer, "Data 2.4.2.2", "a group has at most one identifier");
        }
        JsonNode members = node.get("member");
        if (members == null) {
            if (identifiers == 0) {
                checks.refuse(pointer, "Data 2.4.2.2", "an anonymous group lists its members");
            }
            return;
        }
        String place = Checks.at(pointer, "member");
        if (!members.isArray()) {
            checks.refuse(place, "Data 2.4.2.2", "must be an array of agents");
            return;
        }
        for (int i = 0; i < members.size(); i++) {
            agent(checks, members.get(i), place + "/" + i);
        }
    }

    private static int identifiers(Checks checks, JsonNode node, String pointer) {
        String rule = "Data 2.4.2.3";
        checks.string(node, "mbox", pointer, rule, Formats::isMailto, "a mailto IRI");
        checks.string(node, "mbox_sha1sum", pointer, rule, Formats::isSha1, "a hex SHA-1");
        checks.iri(node, "openid", pointer, rule);
        JsonNode account = node.get("account");
        if (account != null) {
            account(checks, account, Checks.at(pointer, "account"));
        }
        int count = 0;
        for (Ifi.Kind kind : Ifi.Kind.values()) {
            count += node.has(kind.property()) ? 1 : 0;
        }
        return count;
    }

    private static void account(Checks checks, JsonNode node, String pointer) {
        String rule = "Data 2.4.2.4";
        if (!checks.object(node, pointer, rule, ACCOUNT)) {
            return;
        }
        checks.required(node, "homePage", pointer, rule);
        checks.required(node, "name", pointer, rule);
        checks.iri(node, "homePage", pointer, rule);
        checks.text(node, "name", pointer, rule);
    }

    /** Data 2.4.9: an agent, or the two agents of 3-legged OAuth. */
    static void authority(Checks checks, JsonNode node, String pointer) {
        actor(checks, node, pointer);
        if (!"Group".equals(node.path("objectType").asText())) {
            return;
        }
        boolean identified = false;
        for (Ifi.Kind kind : Ifi.Kind.values()) {
            identified |= node.has(kind.property());
        }
        if (identified || node.path("member").size() != 2) {
            checks.refuse(
                    pointer, "Data 2.4.9", "a group as authority is anonymous and has two members");
        }
    }
}
