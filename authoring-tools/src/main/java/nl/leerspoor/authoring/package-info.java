/**
 * The {@code leerspoor} command: check, build, preview, up.
 *
 * <p>In: flags and course folders. Out: packages, reports with {@code file:line:column}, a running
 * server. Everything it knows about courses and packages lives in the engine.
 */
@NullMarked
package nl.leerspoor.authoring;

import org.jspecify.annotations.NullMarked;
