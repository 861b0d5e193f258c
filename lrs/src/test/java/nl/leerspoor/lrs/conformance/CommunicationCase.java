package nl.leerspoor.lrs.conformance;

import java.util.List;
import java.util.Set;
import nl.leerspoor.lrs.xapi.XapiVersion;

/**
 * A conversation with the store that shows how it keeps a requirement, or refuses who does not.
 *
 * @param requirements ids of the requirements it is a case of
 * @param good false when it shows a refusal
 */
public record CommunicationCase(
        String name,
        List<String> requirements,
        boolean good,
        Set<XapiVersion> versions,
        Conversation conversation) {

    /** What is said, with checks of what is answered. */
    public interface Conversation {
        void hold(Talk talk) throws Exception;
    }

    @Override
    public String toString() {
        return name + " (" + String.join(" ", requirements) + ")";
    }
}
