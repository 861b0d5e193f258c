/**
 * The digital knowledge test: its rules, its attempts and the acts of taking it.
 *
 * <p>In: a registration, the course's exam and the learner's choices. Out: pages, and for every
 * scored attempt the engine's own statements. The rules are pure; rows keep what an attempt was
 * made of (form, seed, versions), so that it can be explained years later. The key of an item never
 * leaves this package (D-10).
 */
@NullMarked
package nl.leerspoor.engine.exam;

import org.jspecify.annotations.NullMarked;
