/**
 * "Fout gezien?": what learners say is wrong in a course, and what the provider does with it
 * (P-47).
 *
 * <p>In: reports that {@code host} takes from players. Out: the coordinator's list, and what a
 * learner sees of their own reports. This is the one store of their words (P-60): no statement, log
 * or metric has them, and no page of staff says whose they are.
 */
@NullMarked
package nl.leerspoor.engine.mistake;

import org.jspecify.annotations.NullMarked;
