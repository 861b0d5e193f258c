package nl.leerspoor.lrs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Ifi;
import org.jspecify.annotations.Nullable;

/** State, activity profile and agent profile documents (Communication 2.2). */
@SuppressWarnings("DoNotCallSuggester")
public final class DocumentStore {
    /** The document; empty when there is none. */
    public Optional<Document> find(String tenant, DocumentKey key) {
        throw new UnsupportedOperationException();
    }

    /** Stores the document in place of what is there. */
    public Document put(
            String tenant,
            DocumentKey key,
            byte[] content,
            String contentType,
            Precondition precondition) {
        throw new UnsupportedOperationException();
    }

    /** Merges a JSON object into the one that is there, or stores it (Communication 2.2). */
    public Document merge(
            String tenant,
            DocumentKey key,
            byte[] content,
            String contentType,
            Precondition precondition) {
        throw new UnsupportedOperationException();
    }

    /** Removes the document if it is there. */
    public void delete(String tenant, DocumentKey key, Precondition precondition) {
        throw new UnsupportedOperationException();
    }

    /** Ids of the state documents of an activity and agent, written after {@code since}. */
    public List<String> stateIds(
            String tenant,
            String activity,
            Ifi agent,
            @Nullable UUID registration,
            @Nullable Instant since) {
        throw new UnsupportedOperationException();
    }

    /** Removes the state documents of an activity and agent. */
    public void deleteStates(
            String tenant, String activity, Ifi agent, @Nullable UUID registration) {
        throw new UnsupportedOperationException();
    }

    /** Ids of the documents about an activity, written after {@code since}. */
    public List<String> activityProfileIds(
            String tenant, String activity, @Nullable Instant since) {
        throw new UnsupportedOperationException();
    }

    /** Ids of the documents about an agent, written after {@code since}. */
    public List<String> agentProfileIds(String tenant, Ifi agent, @Nullable Instant since) {
        throw new UnsupportedOperationException();
    }
}
