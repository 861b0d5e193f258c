package nl.leerspoor.lrs.internal.store;

import java.util.List;
import java.util.UUID;

/**
 * Who stands in the authority property of statements (Data 2.4.9).
 *
 * @param json an agent, or a group of application and user
 * @param keys of the index that its statements are found by
 */
public record AuthorityAgent(String json, List<UUID> keys) {
    /** With its keys. */
    public static AuthorityAgent of(String json) {
        return new AuthorityAgent(json, Usages.authority(json));
    }
}
