package nl.leerspoor.engine.progress;

import java.time.Instant;
import java.util.UUID;
import nl.leerspoor.engine.profile.Trust;

/**
 * The statement behind a claim.
 *
 * @param statement its id; anyone who may read the log can look it up
 * @param at when it happened, by the rule of D-15
 * @param trust who scored it and how sure the identity is (D-7)
 * @param clockDoubted whether its own time lay more than five minutes after its storing, so that
 *     the time of storing counts (D-15)
 */
public record Evidence(UUID statement, Instant at, Trust trust, boolean clockDoubted) {}
