package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for a statement as a whole and for its smaller parts (Data 2.4). */
final class StatementRules {
    private static final Set<String> STATEMENT =
            Set.of(
                    "id",
                    "actor",
                    "verb",
                    "object",
                    "result",
                    "context",
                    "timestamp",
                    "stored",
                    "authority",
                    "version",
                    "attachments");
    private static final Set<String> SUB_STATEMENT =
            Set.of(
                    "objectType",
                    "actor",
                    "verb",
                    "object",
                    "result",
                    "context",
                    "timestamp",
                    "attachments");
    private static final Set<String> VERB = Set.of("id", "display");
    private static final Set<String> RESULT =
            Set.of("score", "success", "completion", "response", "duration", "extensions");
    private static final Set<String> SCORE = Set.of("scaled", "raw", "min", "max");
    private static final Set<String> ATTACHMENT =
            Set.of(
                    "usageType",
                    "display",
                    "description",
                    "contentType",
                    "length",
                    "sha2",
                    "fileUrl");

    private StatementRules() {}

    static void statement(Checks checks, JsonNode node, String pointer) {
        if (!checks.object(node, pointer, "Data 2.2", STATEMENT)) {
            return;
        }
        checks.uuid(node, "id", pointer, "Data 2.4.1");
        checks.timestamp(node, "stored", pointer, "Data 2.4.8");
        version(checks, node, pointer);
        JsonNode authority = node.get("authority");
        if (authority != null) {
            ActorRules.authority(checks, authority, pointer + "/authority");
        }
        common(checks, node, pointer, false);
    }

    /** Data 2.4.4.3: a statement without id, stored, version and authority. */
    static void subStatement(Checks checks, JsonNode node, String pointer) {
        if (checks.object(node, pointer, "Data 2.4.4.3", SUB_STATEMENT)) {
            common(checks, node, pointer, true);
        }
    }

    private static void common(Checks checks, JsonNode node, String pointer, boolean nested) {
        JsonNode actor = checks.required(node, "actor", pointer, "Data 2.2");
        if (actor != null) {
            ActorRules.actor(checks, actor, pointer + "/actor");
        }
        JsonNode verb = checks.required(node, "verb", pointer, "Data 2.2");
        if (verb != null) {
            verb(checks, verb, pointer + "/verb");
        }
        JsonNode object = checks.required(node, "object", pointer, "Data 2.2");
        if (object != null) {
            ObjectRules.object(checks, object, pointer + "/object", nested);
            voiding(checks, verb, object, pointer);
        }
        JsonNode result = node.get("result");
        if (result != null) {
            result(checks, result, pointer + "/result");
        }
        JsonNode context = node.get("context");
        if (context != null) {
            ContextRules.context(checks, context, pointer + "/context", object);
        }
        checks.timestamp(node, "timestamp", pointer, "Data 4.5");
        JsonNode attachments = node.get("attachments");
        if (attachments != null) {
            attachments(checks, attachments, pointer + "/attachments");
        }
    }

    /** Data 2.3.2: what is voided is named by a reference. */
    private static void voiding(
            Checks checks, @Nullable JsonNode verb, JsonNode object, String pointer) {
        if (verb != null
                && Verb.VOIDED.equals(verb.path("id").asText())
                && !"StatementRef".equals(object.path("objectType").asText())) {
            checks.refuse(
                    pointer + "/object", "Data 2.3.2", "what is voided must be a StatementRef");
        }
    }

    /**
     * Data 2.4.10; 2.0 likewise for its own versions.
     *
     * <p>Deviation: "1.0" is taken too, as 2.4.10 sends the reader to the header's format, where it
     * is legal, and ADL's suite (XAPI-00101) asks for it. Strict value: begins with "1.0.". And 2.0
     * refuses a version it does not know, as XAPI-00101 has it; strict value: SHOULD NOT.
     */
    private static void version(Checks checks, JsonNode node, String pointer) {
        boolean two = checks.version() == XapiVersion.V2_0;
        String form = (two ? "[12]" : "1") + "\\.0(\\.(0|[1-9]\\d*))?";
        checks.string(
                node,
                "version",
                pointer,
                "Data 2.4.10",
                t -> t.matches(form),
                two
                        ? "2.0.0, or a version that begins with 1.0"
                        : "a version that begins with 1.0");
    }

    private static void verb(Checks checks, JsonNode node, String pointer) {
        if (!checks.object(node, pointer, "Data 2.4.3", VERB)) {
            return;
        }
        checks.required(node, "id", pointer, "Data 2.4.3");
        checks.iri(node, "id", pointer, "Data 2.4.3");
        checks.languageMap(node, "display", pointer);
    }

    private static void result(Checks checks, JsonNode node, String pointer) {
        String rule = "Data 2.4.5";
        if (!checks.object(node, pointer, rule, RESULT)) {
            return;
        }
        JsonNode score = node.get("score");
        if (score != null) {
            score(checks, score, pointer + "/score");
        }
        checks.bool(node, "success", pointer, rule);
        checks.bool(node, "completion", pointer, rule);
        checks.text(node, "response", pointer, rule);
        checks.string(
                node, "duration", pointer, "Data 4.6", Formats::isDuration, "an ISO 8601 duration");
        checks.extensions(node, pointer);
    }

    private static void score(Checks checks, JsonNode node, String pointer) {
        String rule = "Data 2.4.5.1";
        if (!checks.object(node, pointer, rule, SCORE)) {
            return;
        }
        for (String broken :
                Score.broken(
                        number(checks, node, "scaled", pointer),
                        number(checks, node, "raw", pointer),
                        number(checks, node, "min", pointer),
                        number(checks, node, "max", pointer))) {
            checks.refuse(pointer, rule, broken);
        }
    }

    private static @Nullable BigDecimal number(
            Checks checks, JsonNode parent, String name, String pointer) {
        JsonNode node = parent.get(name);
        if (node == null) {
            return null;
        }
        if (!node.isNumber()) {
            checks.refuse(
                    pointer + "/" + name,
                    "Data 2.4.5.1",
                    "must be a number, not " + Checks.kind(node));
            return null;
        }
        return node.decimalValue();
    }

    private static void attachments(Checks checks, JsonNode node, String pointer) {
        if (!node.isArray()) {
            checks.refuse(pointer, "Data 2.4.11", "must be an array of attachments");
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            attachment(checks, node.get(i), pointer + "/" + i);
        }
    }

    private static void attachment(Checks checks, JsonNode node, String pointer) {
        String rule = "Data 2.4.11";
        if (!checks.object(node, pointer, rule, ATTACHMENT)) {
            return;
        }
        for (String name : new String[] {"usageType", "display", "contentType", "length", "sha2"}) {
            checks.required(node, name, pointer, rule);
        }
        checks.iri(node, "usageType", pointer, rule);
        checks.languageMap(node, "display", pointer);
        checks.languageMap(node, "description", pointer);
        checks.string(
                node, "contentType", pointer, rule, Formats::isMediaType, "an Internet media type");
        checks.string(node, "sha2", pointer, rule, Formats::isSha2, "a hex SHA-2 hash");
        checks.iri(node, "fileUrl", pointer, rule);
        JsonNode length = node.get("length");
        if (length != null
                && !(length.isIntegralNumber()
                        && length.canConvertToLong()
                        && length.asLong() >= 0)) {
            checks.refuse(pointer + "/length", rule, "must be a whole number of octets");
        }
    }
}
