package nl.leerspoor.engine.participant;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import nl.leerspoor.engine.profile.Identity;

/** Whoever is signed in with the browser that sent a request. */
public sealed interface Caller permits Caller.Learner, Caller.Staff {

    /**
     * The token that every form of this session carries, and every POST has to bring back.
     *
     * @return random, different for each session
     */
    String formToken();

    /**
     * A participant.
     *
     * @param participant id of the person
     * @param formToken see {@link Caller#formToken()}
     * @param identity how sure it is that this is the participant (D-7)
     * @param signedInAt when that was last shown: a link, or a launch by a host (P-41)
     */
    record Learner(UUID participant, String formToken, Identity identity, Instant signedInAt)
            implements Caller {}

    /**
     * A member of staff.
     *
     * @param account id of the account
     * @param name shown on pages
     * @param email lower case
     * @param roles what the account may do
     * @param formToken see {@link Caller#formToken()}
     */
    record Staff(UUID account, String name, String email, Set<Role> roles, String formToken)
            implements Caller {
        /** Copies the roles. */
        public Staff {
            roles = Set.copyOf(roles);
        }
    }
}
