/**
 * The xAPI data model.
 *
 * <p>In: bytes of statements and parameter values. Out: values that cannot be wrong once built, or
 * one {@link nl.leerspoor.lrs.xapi.ProblemException} with every violation and its place. Versions
 * 1.0.3 and 2.0 where they differ. Knows only the JDK and Jackson, so it can be used without a
 * store.
 */
@NullMarked
package nl.leerspoor.lrs.xapi;

import org.jspecify.annotations.NullMarked;
