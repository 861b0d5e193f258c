package nl.leerspoor.lrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.lrs.internal.store.DocumentTable;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/**
 * State, activity profile and agent profile documents (Communication 2.2). A change is atomic: it
 * checks its precondition and writes in one transaction. Safe for use by several threads.
 */
public final class DocumentStore {
    private final DocumentTable table;

    DocumentStore(DocumentTable table) {
        this.table = table;
    }

    /** The document; empty when there is none. */
    public Optional<Document> find(String tenant, DocumentKey key) {
        return table.find(tenant, key);
    }

    /**
     * Stores the document in place of what is there, by the rules of 1.0.3.
     *
     * @throws ProblemException as {@link #put(String, DocumentKey, byte[], String, Precondition,
     *     XapiVersion)}
     */
    public Document put(
            String tenant,
            DocumentKey key,
            byte[] content,
            String contentType,
            Precondition precondition) {
        return put(tenant, key, content, contentType, precondition, XapiVersion.V1_0_3);
    }

    /**
     * Stores the document in place of what is there (Communication 2.2, PUT).
     *
     * @param version of the request: 1.0.3 replaces state documents without a precondition
     *     (Communication 3.1), 2.0 nothing (IEEE 9274.1.1, 4.1.4)
     * @throws ProblemException PRECONDITION_FAILED when the precondition does not hold, CONFLICT
     *     for a document that exists when there must be a precondition and is none
     */
    public Document put(
            String tenant,
            DocumentKey key,
            byte[] content,
            String contentType,
            Precondition precondition,
            XapiVersion version) {
        boolean mustKnow = version == XapiVersion.V2_0 || !(key instanceof DocumentKey.State);
        return table.change(
                tenant,
                key,
                precondition,
                mustKnow,
                before -> DocumentTable.made(content, contentType));
    }

    /**
     * Sets the top-level properties of a JSON object in the one that is there, or stores it when
     * none is (Communication 2.2, POST).
     *
     * @throws ProblemException PRECONDITION_FAILED when the precondition does not hold;
     *     INVALID_INPUT when one of the two is not a JSON object of type {@code application/json}
     */
    public Document merge(
            String tenant,
            DocumentKey key,
            byte[] content,
            String contentType,
            Precondition precondition) {
        if (isJson(contentType)) {
            object(content, "the document sent");
        }
        return table.change(
                tenant,
                key,
                precondition,
                false,
                before ->
                        before == null
                                ? DocumentTable.made(content, contentType)
                                : merged(before, content, contentType));
    }

    /**
     * Removes the document if it is there.
     *
     * @throws ProblemException PRECONDITION_FAILED when the precondition does not hold
     */
    public void delete(String tenant, DocumentKey key, Precondition precondition) {
        table.delete(tenant, key, precondition);
    }

    /**
     * Ids of the state documents of an activity and agent, sorted.
     *
     * @param registration only of this one; null for all, with and without registration
     * @param since only those written after this instant; null for all
     */
    public DocumentIds stateIds(
            String tenant,
            String activity,
            Ifi agent,
            @Nullable UUID registration,
            @Nullable Instant since) {
        return table.ids(tenant, new DocumentKey.State(activity, agent, registration, ""), since);
    }

    /**
     * Removes the state documents of an activity and agent.
     *
     * @param registration only of this one; null for all, with and without registration
     */
    public void deleteStates(
            String tenant, String activity, Ifi agent, @Nullable UUID registration) {
        table.deleteAll(tenant, new DocumentKey.State(activity, agent, registration, ""));
    }

    /** Ids of the documents about an activity, written after {@code since} if given, sorted. */
    public DocumentIds activityProfileIds(String tenant, String activity, @Nullable Instant since) {
        return table.ids(tenant, new DocumentKey.ActivityProfile(activity, ""), since);
    }

    /** Ids of the documents about an agent, written after {@code since} if given, sorted. */
    public DocumentIds agentProfileIds(String tenant, Ifi agent, @Nullable Instant since) {
        return table.ids(tenant, new DocumentKey.AgentProfile(agent, ""), since);
    }

    private static Document merged(Document before, byte[] content, String contentType) {
        if (!isJson(contentType) || !isJson(before.contentType())) {
            throw ProblemException.invalid(
                    "Content-Type:",
                    "Communication 2.2",
                    "both documents must be application/json to be merged");
        }
        ObjectNode known = object(before.content(), "the stored document");
        known.setAll(object(content, "the document sent"));
        return DocumentTable.made(Json.write(known), before.contentType());
    }

    private static ObjectNode object(byte[] content, String what) {
        JsonNode node = Json.parse(content, "");
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw ProblemException.invalid("", "Communication 2.2", what + " is not a JSON object");
    }

    private static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0];
        return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
