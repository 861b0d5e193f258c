package nl.leerspoor.lrs.erasure;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Ifi;
import org.jspecify.annotations.Nullable;

/**
 * Which statements a run is about: those of which everything given is true. Voided ones count,
 * those that only refer to one do not.
 *
 * @param agent mentioned anywhere that the index knows: actor, object, member, instructor, team,
 *     context agents and groups, sub-statement, authority
 * @param verb verb IRI
 * @param activity object, context activity, or one in a sub-statement
 * @param registration context registration
 * @param storedBefore stored before this instant
 */
public record Selection(
        @Nullable Ifi agent,
        @Nullable String verb,
        @Nullable String activity,
        @Nullable UUID registration,
        @Nullable Instant storedBefore) {

    /** Refuses a selection of everything: nobody means that. */
    public Selection {
        if (agent == null
                && verb == null
                && activity == null
                && registration == null
                && storedBefore == null) {
            throw new IllegalArgumentException("a selection of everything");
        }
    }

    /** Everything that mentions this agent. */
    public static Selection of(Ifi agent) {
        return new Selection(agent, null, null, null, null);
    }

    /** For the ledger, which keeps it for ever: without who it was about. */
    Map<String, String> withoutIdentity() {
        Map<String, String> filter = new TreeMap<>();
        put(filter, "agent", agent == null ? null : "not kept");
        put(filter, "verb", verb);
        put(filter, "activity", activity);
        put(filter, "registration", registration == null ? null : "not kept");
        put(filter, "storedBefore", storedBefore);
        return filter;
    }

    private static void put(Map<String, String> filter, String name, @Nullable Object value) {
        if (value != null) {
            filter.put(name, value.toString());
        }
    }
}
