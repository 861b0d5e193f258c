package nl.leerspoor.engine.participant;

import java.util.Set;
import java.util.UUID;

/**
 * A member of staff.
 *
 * @param id of the account
 * @param name shown on pages
 * @param email lower case
 * @param roles what the account may do
 */
public record StaffAccount(UUID id, String name, String email, Set<Role> roles) {
    /** Copies the roles. */
    public StaffAccount {
        roles = Set.copyOf(roles);
    }
}
