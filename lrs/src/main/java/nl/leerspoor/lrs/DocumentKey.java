package nl.leerspoor.lrs;

import java.util.UUID;
import nl.leerspoor.lrs.xapi.Ifi;
import org.jspecify.annotations.Nullable;

/** Which document (Communication 2.2). */
public sealed interface DocumentKey {

    /** The document's name within its context: stateId or profileId. */
    String id();

    /**
     * A state document (Communication 2.3).
     *
     * @param activity activity IRI
     * @param agent whose state
     * @param registration of which registration; null when of none
     * @param id the stateId
     */
    record State(String activity, Ifi agent, @Nullable UUID registration, String id)
            implements DocumentKey {}

    /**
     * A document about an activity (Communication 2.7).
     *
     * @param activity activity IRI
     * @param id the profileId
     */
    record ActivityProfile(String activity, String id) implements DocumentKey {}

    /**
     * A document about an agent (Communication 2.6).
     *
     * @param agent about whom
     * @param id the profileId
     */
    record AgentProfile(Ifi agent, String id) implements DocumentKey {}
}
