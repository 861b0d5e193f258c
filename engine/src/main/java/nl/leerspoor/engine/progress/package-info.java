/**
 * Derivation: completion, study load and eligibility, from statements and from nothing else.
 *
 * <p>In: statements, in any order of arrival. Out: {@code Progress} (a pure fold that can be thrown
 * away and rebuilt, D-25) and three independent readings of it, each with the statements that prove
 * it. Only the store and the follower touch a database.
 */
@NullMarked
package nl.leerspoor.engine.progress;

import org.jspecify.annotations.NullMarked;
