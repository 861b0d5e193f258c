package nl.leerspoor.engine.host;

import java.util.UUID;

/**
 * A learner as a package names them.
 *
 * @param registration minted by the package, or ours in our own launch (D-5)
 * @param launch whether it is our own launch, by the token it came with
 * @param homePage of the account
 * @param name of the account; a keyed hash or random, never a person's name (D-4)
 */
record HostLearner(UUID registration, boolean launch, String homePage, String name) {}
